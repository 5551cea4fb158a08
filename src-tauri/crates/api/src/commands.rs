//! The command table: each use case once. It expands to the dispatcher, to the list of names and
//! to the TypeScript map behind the interface's typed `call()`.

use crate::wire::*;

commands! {
    start(Nothing) -> Start;
    list_documents(Nothing) -> Library;
    import_file(ImportFile) -> Imported;
    import_bytes(ImportBytes) -> Imported;
    read_file(ReadFile) -> FileReading;
    keep_file(KeepFile) -> Kept;
    open_document(OfDocument) -> TranscriptView;
    rename_document(RenameDocument) -> Update;
    delete_document(OfDocument) -> Library;

    edit_text(EditText) -> Update;
    paste_text(PasteText) -> Pasted;
    undo(AtRevision) -> Update;
    redo(AtRevision) -> Update;

    split_turn(SplitTurn) -> Update;
    merge_turn(OfTurn) -> Update;
    retag(Retag) -> Update;
    swap_speakers(SwapSpeakers) -> Update;
    flip_turns(OfTurn) -> Update;
    set_kind(SetKind) -> Update;
    join_turns(JoinTurns) -> Update;
    move_sentence(MoveSentence) -> Update;
    set_time(SetTime) -> Update;
    shift_times(ShiftTimes) -> Update;
    fill_times(AtRevision) -> Update;
    add_speaker(AddSpeaker) -> Update;
    edit_speaker(EditSpeaker) -> Update;
    remove_speaker(OfSpeaker) -> Update;
    merge_speakers(MergeSpeakers) -> Update;

    set_link(SetLink) -> Update;
    remove_link(RemoveLink) -> Update;
    place_link(PlaceLink) -> Update;
    drop_link(DropLink) -> Update;
    file_link(FileLink) -> Update;
    link_places(OfDocument) -> LinksPlaced;
    link_offers(OfDocument) -> LinkOffers;
    link_phrase(LinkPhrase) -> Update;

    suggest_text(SuggestText) -> Update;
    suggest_link(SuggestLink) -> Update;
    suggest_speaker(SuggestSpeaker) -> Update;
    decide_suggestions(DecideSuggestions) -> Update;
    add_comment(AddComment) -> Update;
    reply(ReplyTo) -> Update;
    edit_remark(EditRemark) -> Update;
    delete_remark(DeleteRemark) -> Update;
    set_resolved(SetResolved) -> Update;

    proof(OfDocument) -> Proofed;
    fix(Fix) -> Update;
    correct(Correct) -> Update;
    repair_turn(RepairTurn) -> Update;
    leave(Leave) -> Update;
    add_to_glossary(AddToGlossary) -> Update;
    look_through(LookThrough) -> GroupPlaces;
    queue(OfQueue) -> Queue;

    rules(OfDocument) -> Rules;
    set_rule(SetRule) -> Ruled;
    choose_profile(ChooseProfile) -> Ruled;
    save_profile(OfProfile) -> Ruled;
    delete_profile(OfProfile) -> Ruled;
    export_profile(ExportProfile) -> Written;
    import_profile(ImportProfile) -> Ruled;

    memory(FindMemory) -> Memory;
    remember(Remember) -> MemoryChanged;
    edit_memory(EditMemory) -> MemoryChanged;
    forget_memory(ForgetMemory) -> MemoryChanged;
    export_memory(ExportMemory) -> Written;
    import_memory(ImportMemory) -> MemoryImported;

    save_version(SaveVersion) -> Versions;
    versions(OfDocument) -> Versions;
    restore_version(RestoreVersion) -> Update;
    rename_version(RenameVersion) -> Versions;
    pin_version(PinVersion) -> Versions;
    delete_version(DeleteVersion) -> Versions;
    compare_versions(CompareVersions) -> ComparisonView;
    version_amounts(CompareVersions) -> VersionAmounts;
    restore_differences(RestoreDifferences) -> Update;
    export_comparison(ExportComparison) -> Exported;

    set_status(SetStatus) -> Update;
    approval(OfDocument) -> Approval;
    set_checklist(SetChecklist) -> Approval;
    approve(Approve) -> Update;
    activity(FindActivity) -> Activity;
    export_activity(ExportActivity) -> Written;

    export_copy(ExportCopy) -> Exported;
    inspect_copy(OfCopy) -> CopyInspected;
    import_copy(OfCopy) -> Imported;
    merge_copy(MergeCopy) -> Update;

    export_document(ExportDocument) -> Exported;
    export_copies(ExportCopies) -> Copies;
    name_copies(NameCopies) -> CopyNames;
    preview_copy(PreviewCopy) -> CopyPreview;
    copy_profiles(Nothing) -> CopyProfiles;
    save_copy_profile(CopyProfile) -> CopyProfiles;
    delete_copy_profile(OfCopyProfile) -> CopyProfiles;
    export_copy_profile(ExportCopyProfile) -> Written;
    import_copy_profile(ImportCopyProfile) -> CopyProfiles;
    export_statistics(ExportStatistics) -> Exported;
    save_settings(SaveSettings) -> Settings;
}

//! Which rules look at a transcript.

use std::collections::{BTreeMap, HashMap};

use proof::{Preset, Profile, RULES};
use serde::{Deserialize, Serialize};

use super::files::{read_source, write_target};
use crate::approval::is_item;
use crate::core::State;
use crate::profiles::{self, checked_name, unknown};
use crate::update::small;
use crate::wire::{
    ChooseProfile, ExportProfile, ImportProfile, Level, OfDocument, OfProfile, ProfileView,
    RuleView, Ruled, Rules, Scope, SetRule, Written,
};
use crate::{ApiError, Core, Task};

/// The setting that holds the editor's own profiles.
const PROFILES: &str = "profiles";

/// What the library, or a transcript, says about rules.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Choice {
    /// The profile's name.
    profile: Option<String>,
    /// Rules that are on or off whatever the profile says.
    rules: BTreeMap<String, bool>,
}

/// Everything that is said about the rules of a transcript.
pub(crate) struct Rulebook {
    /// The editor's own.
    own: Vec<Profile>,
    library: Choice,
    document: Choice,
}

impl Core {
    pub(crate) fn rules(&self, args: OfDocument, _: &Task) -> Result<Rules, ApiError> {
        self.state().rules(args.document)
    }

    pub(crate) fn set_rule(&self, args: SetRule, _: &Task) -> Result<Ruled, ApiError> {
        let rule = RULES
            .iter()
            .find(|rule| rule.id == args.rule)
            .ok_or_else(|| ApiError::Refused(format!("there is no rule “{}”", args.rule)))?;
        let label = match args.on {
            Some(true) => format!("{}: on", rule.name),
            Some(false) => format!("{}: off", rule.name),
            None => format!("{}: as the profile says", rule.name),
        };
        self.choose(args.document, args.scope, &label, |choice| {
            match args.on {
                Some(on) => choice.rules.insert(args.rule, on),
                None => choice.rules.remove(&args.rule),
            };
        })
    }

    pub(crate) fn choose_profile(&self, args: ChooseProfile, _: &Task) -> Result<Ruled, ApiError> {
        if let Some(name) = &args.name {
            self.state().rulebook(args.document).profile(name)?;
        }
        let label = match &args.name {
            Some(name) => format!("Profile: {name}"),
            None => "Profile: as usual".to_owned(),
        };
        self.choose(args.document, args.scope, &label, |choice| choice.profile = args.name)
    }

    /// Keeps what is in force in a transcript as a profile, which is then the transcript's.
    pub(crate) fn save_profile(&self, args: OfProfile, _: &Task) -> Result<Ruled, ApiError> {
        let name = own_name(&args.name)?;
        let mut state = self.state();
        let mut book = state.rulebook(args.document);
        let profile = Profile { name: name.clone(), ..book.in_force() };
        // What has to be settled before a transcript is approved goes with its rules.
        let checklist = state.checklists().remove(&book.chosen().name);
        book.own.retain(|own| own.name != name);
        book.own.push(profile);
        state.keep_profiles(&book.own)?;
        state.keep_checklist(&name, checklist)?;
        let choice = Choice { profile: Some(name.clone()), rules: BTreeMap::new() };
        state.keep_choice(Some(args.document), &choice)?;
        state.ruled(args.document, &format!("Profile “{name}” is saved"), Vec::new())
    }

    /// Deletes a profile. Transcripts that had it have that of the library then.
    pub(crate) fn delete_profile(&self, args: OfProfile, _: &Task) -> Result<Ruled, ApiError> {
        let mut state = self.state();
        let mut book = state.rulebook(args.document);
        let name = own_name(&args.name)?;
        let before = book.own.len();
        book.own.retain(|own| own.name != name);
        if book.own.len() == before {
            return Err(no_such_profile(&name));
        }
        state.keep_profiles(&book.own)?;
        state.keep_checklist(&name, None)?;
        state.ruled(args.document, &format!("Profile “{name}” is deleted"), Vec::new())
    }

    pub(crate) fn export_profile(
        &self,
        args: ExportProfile,
        _: &Task,
    ) -> Result<Written, ApiError> {
        let (book, checklists) = {
            let state = self.state();
            (state.rulebook(0), state.checklists())
        };
        let json = profiles::write(book.profile(&args.name)?, checklists.get(&args.name))?;
        write_target(args.path, json)
    }

    pub(crate) fn import_profile(&self, args: ImportProfile, _: &Task) -> Result<Ruled, ApiError> {
        let text = read_source(args.from)?;
        let mut profile = profiles::read(&text)?;
        let mut checklist = profiles::read_checklist(&text)?;
        let mut state = self.state();
        let mut book = state.rulebook(args.document);
        let checklists = state.checklists();
        let mut notes = Vec::new();
        let stray = unknown(&profile);
        if !stray.is_empty() {
            let stray = stray.join(", ");
            notes.push(format!("It names rules that are not known here; they are kept: {stray}."));
        }
        if let Some(checklist) = &mut checklist {
            let stray: Vec<String> =
                checklist.required.keys().filter(|id| !is_item(id)).cloned().collect();
            checklist.required.retain(|id, _| is_item(id));
            if !stray.is_empty() {
                let stray = stray.join(", ");
                notes.push(format!("Its checklist asks for what is not known here: {stray}."));
            }
        }
        let is_other = |known: &Profile, profile: &Profile| {
            let asks_other =
                checklist.is_some() && checklist.as_ref() != checklists.get(&known.name);
            known != profile || asks_other
        };
        let wanted = profile.name.clone();
        let mut number = 2;
        while book.profile(&profile.name).is_ok_and(|known| is_other(known, &profile)) {
            profile.name = format!("{wanted} ({number})");
            number += 1;
        }
        let name = profile.name.clone();
        if book.profile(&name).is_ok() {
            notes.push(format!("“{name}” is here already, rule for rule."));
        } else {
            if name != wanted {
                notes.push(format!("There is another “{wanted}”: this one is called “{name}”."));
            }
            book.own.push(profile);
            state.keep_profiles(&book.own)?;
            state.keep_checklist(&name, checklist)?;
        }
        state.ruled(args.document, &format!("Profile “{name}” is here"), notes)
    }

    fn choose(
        &self,
        document: i64,
        scope: Scope,
        label: &str,
        alter: impl FnOnce(&mut Choice),
    ) -> Result<Ruled, ApiError> {
        let mut state = self.state();
        // Choices are kept for documents that there are.
        state.session(document)?;
        let of = (scope != Scope::Library).then_some(document);
        let mut choice = state.choice(of);
        alter(&mut choice);
        state.keep_choice(of, &choice)?;
        state.ruled(document, label, Vec::new())
    }
}

impl Rulebook {
    /// The profile with a name.
    fn profile(&self, name: &str) -> Result<&Profile, ApiError> {
        self.all().find(|profile| profile.name == name).ok_or_else(|| no_such_profile(name))
    }

    fn all(&self) -> impl Iterator<Item = &Profile> {
        presets().iter().chain(&self.own)
    }

    /// The profile of the transcript, else that of the library, else the house style. One that
    /// was deleted is none.
    pub(super) fn chosen(&self) -> &Profile {
        let names = [&self.document.profile, &self.library.profile].into_iter().flatten();
        let chosen = names.filter_map(|name| self.profile(name).ok()).next();
        chosen.unwrap_or_else(|| house_style())
    }

    /// The chosen profile with what the library and the transcript say beside it.
    pub(crate) fn in_force(&self) -> Profile {
        let mut profile = self.chosen().clone();
        let said = self.library.rules.iter().chain(&self.document.rules);
        profile.rules.extend(said.map(|(rule, on)| (rule.clone(), *on)));
        profile
    }
}

impl State {
    pub(crate) fn rulebook(&self, document: i64) -> Rulebook {
        Rulebook {
            own: self.said(PROFILES),
            library: self.choice(None),
            document: self.choice(Some(document)),
        }
    }

    fn choice(&self, document: Option<i64>) -> Choice {
        self.said(&choice_key(document))
    }

    /// A setting; the usual where there is none, or one that cannot be read.
    pub(super) fn said<T: Default + for<'de> Deserialize<'de>>(&self, key: &str) -> T {
        let json = self.library.setting(key).ok().flatten();
        json.and_then(|json| serde_json::from_value(json).ok()).unwrap_or_default()
    }

    fn keep_choice(&mut self, document: Option<i64>, choice: &Choice) -> Result<(), ApiError> {
        let json = serde_json::to_value(choice).map_err(ApiError::Arguments)?;
        Ok(self.library.set_setting(&choice_key(document), &json)?)
    }

    fn keep_profiles(&mut self, own: &[Profile]) -> Result<(), ApiError> {
        let json = serde_json::to_value(own).map_err(ApiError::Arguments)?;
        Ok(self.library.set_setting(PROFILES, &json)?)
    }

    fn ruled(&mut self, document: i64, label: &str, notes: Vec<String>) -> Result<Ruled, ApiError> {
        let update = self.proofed_again(document, label)?;
        Ok(Ruled { rules: self.rules(document)?, update, notes })
    }

    fn rules(&mut self, document: i64) -> Result<Rules, ApiError> {
        let book = self.rulebook(document);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        if let Some(shown) = self.session(document)?.shown() {
            for placed in shown.all() {
                *counts.entry(placed.finding.rule).or_default() += 1;
            }
        }
        let (chosen, in_force) = (book.chosen(), book.in_force());
        let mut rules: Vec<&proof::Rule> = RULES.iter().collect();
        rules.sort_by_key(|rule| rule.level);
        let rules = rules.into_iter().map(|rule| RuleView {
            id: rule.id.to_owned(),
            name: rule.name.to_owned(),
            reason: rule.reason.to_owned(),
            example: rule.example.to_owned(),
            level: rule.level.into(),
            on: in_force.has(rule),
            in_profile: chosen.has(rule),
            in_library: book.library.rules.get(rule.id).copied(),
            in_document: book.document.rules.get(rule.id).copied(),
            count: small(counts.get(rule.id).copied().unwrap_or_default()),
        });
        let profiles = book.all().enumerate().map(|(index, profile)| ProfileView {
            name: profile.name.clone(),
            preset: index < Preset::ALL.len(),
            unknown: unknown(profile),
        });
        let known = |name: &Option<String>| {
            name.as_ref().filter(|name| book.profile(name).is_ok()).cloned()
        };
        Ok(Rules {
            profile: chosen.name.clone(),
            document_profile: known(&book.document.profile),
            library_profile: known(&book.library.profile)
                .unwrap_or_else(|| house_style().name.clone()),
            profiles: profiles.collect(),
            rules: rules.collect(),
        })
    }
}

/// The presets, made once.
fn presets() -> &'static [Profile] {
    static MADE: std::sync::LazyLock<Vec<Profile>> =
        std::sync::LazyLock::new(|| Preset::ALL.into_iter().map(Preset::profile).collect());
    &MADE
}

fn house_style() -> &'static Profile {
    static MADE: std::sync::LazyLock<Profile> = std::sync::LazyLock::new(Profile::default);
    &MADE
}

fn choice_key(document: Option<i64>) -> String {
    document.map_or_else(|| "rules".to_owned(), |document| format!("rules/{document}"))
}

/// A name that is not a preset's.
fn own_name(name: &str) -> Result<String, ApiError> {
    let name = checked_name(name)?;
    if presets().iter().any(|preset| preset.name == name) {
        let why =
            format!("“{name}” is there from the start and stays as it is; choose another name");
        return Err(ApiError::Refused(why));
    }
    Ok(name)
}

fn no_such_profile(name: &str) -> ApiError {
    ApiError::Refused(format!("there is no profile “{name}”"))
}

impl From<proof::Level> for Level {
    fn from(level: proof::Level) -> Self {
        match level {
            proof::Level::Broken => Self::Broken,
            proof::Level::Mistake => Self::Mistake,
            proof::Level::Style => Self::Style,
        }
    }
}

impl From<Level> for proof::Level {
    fn from(level: Level) -> Self {
        match level {
            Level::Broken => Self::Broken,
            Level::Mistake => Self::Mistake,
            Level::Style => Self::Style,
        }
    }
}

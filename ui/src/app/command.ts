/** Something that can be done, for the keys, the palette, the native menu and the tooltips. */
export interface Command {
  /** Also the id of its entry in the native menu. */
  id: string;
  title: string;
  section: 'Transcript' | 'Edit' | 'Turns' | 'Proof' | 'Speakers' | 'Links' | 'Review' | 'View';
  /** The first is shown. A key that types acts only where nothing is typed. */
  keys: readonly string[];
  /** A key that is shown although something else takes it: the popover of a finding. */
  shows?: string;
  /** Whether it makes sense now; always when absent. */
  when?: () => boolean;
  run: () => unknown;
}

/** Working through the queue: one decision after the other, the most valuable first. */
import type { PlacedFinding, QueueStep, Verdict } from '../../editor/contract';
import { call, type Decision } from '../../ipc';
import { counted } from '../../shared/figures';
import { say } from '../../shared/toasts.svelte';
import { shownAs } from '../../shared/words';
import { attempt, here, room, settled } from '../room.svelte';
import { type Session, startOfQueue } from '../session.svelte';
import { fix, settle, takeBack } from './proof';

/** How far the editor is; what is left is the core’s count. */
function progress({ proof, walk }: Session): QueueStep {
  const left = proof?.decisions ?? 0;
  walk.of = Math.max(walk.of, left);
  return { at: walk.of - left + 1, of: walk.of, back: walk.steps.length > 0 };
}

const pageOfDecisions = 500;

type Place = Pick<PlacedFinding, 'turn' | 'start' | 'rule'>;

const firstOf = ({ first, rule }: Decision): Place => ({ ...first, rule });

function show(session: Session, place: Place): boolean {
  return room.manuscript?.openFinding(place, progress(session)) ?? false;
}

/** Opens a decision at its first place; the queue goes on from there. */
export async function openDecision({ key }: Decision): Promise<void> {
  const { session } = room;
  if (!session || !(await attempt(settled))) return;
  session.walk.at = key;
  // Typing that waited may have settled it.
  const all = [...(session.proof?.queue ?? []), ...session.queueRest];
  const now = all.find((decision) => decision.key === key);
  if (!now || !show(session, firstOf(now))) say('That is settled by now.');
}

const fixAll = { title: 'Fix all certain', keys: 'Mod+Shift+A', run: () => void fix(null) };

/** F9: begins with the first decision, or goes on. */
export async function workThroughQueue(): Promise<void> {
  if (room.session && (await attempt(settled))) nextInQueue();
}

/** Shows what was taken back, else what is left of the decision, else the next one. */
export function nextInQueue(): void {
  const { session } = room;
  if (!session) return;
  const { walk } = session;
  const { again } = walk;
  walk.again = null;
  if (again && show(session, again)) return;
  const queue = session.proof?.queue ?? [];
  const rest = queue.filter((decision) => decision.key === walk.at);
  for (const decision of [...rest, ...queue]) {
    walk.at = decision.key;
    if (show(session, firstOf(decision))) return;
  }
  session.walk = startOfQueue();
  room.manuscript?.focus();
  if (queue.length > 0) return;
  const certain = session.proof?.certain ?? 0;
  if (certain === 0) say('The queue is done: nothing is left to decide.');
  else say(`Only what is certain is left: ${counted(certain, 'place')}.`, fixAll);
}

/** The finding that is shown, or that the cursor is at. */
export function findingHere(): PlacedFinding | null {
  return (room.session && room.manuscript?.findingHere()) ?? null;
}

/** The decision whose popover is shown, as it is looked through. */
export function decisionShown(): { key: string; title: string; why: string } | undefined {
  const finding = here()?.finding;
  if (!finding) return undefined;
  return { key: finding.decision, title: shownAs(finding.text), why: finding.why };
}

/** The same as a key of its popover, which may be closed by now. */
export async function decideHere(verdict: Verdict): Promise<void> {
  const finding = findingHere();
  if (!finding) return;
  if (finding.decision !== room.session?.walk.at) {
    await settle(finding, verdict);
    return;
  }
  await decideInQueue(finding, verdict);
  nextInQueue();
}

/** The decision that is under way; what takes it back waits for it. */
let deciding: Promise<void> = Promise.resolve();

export function decideInQueue(finding: PlacedFinding, verdict: Verdict): Promise<void> {
  deciding = decideNow(finding, verdict);
  return deciding;
}

async function decideNow(finding: PlacedFinding, verdict: Verdict): Promise<void> {
  const { session } = room;
  if (!session) return;
  const decision = session.walk.at;
  const update = await settle(finding, verdict);
  if (!update) return;
  session.walk.steps.push({ finding, decision, verdict, update });
}

/** Backspace: what was decided last is open again. */
export async function backInQueue(): Promise<void> {
  const { session } = room;
  const step = session?.walk.steps.at(-1);
  if (!session || !step || !(await takeBack(step))) return;
  session.walk.steps.pop();
  session.walk.at = step.decision;
  session.walk.again = step.finding;
}

/** Esc twice. The first of them was no decision then. */
export async function leaveQueue(takesBack: boolean): Promise<void> {
  await deciding;
  if (takesBack) await backInQueue();
  const { session } = room;
  if (session) session.walk = startOfQueue();
}

/** Asks for more of the decisions than those that come with every update. */
export async function moreDecisions(): Promise<void> {
  const { session } = room;
  const { proof } = session ?? {};
  if (!session || !proof) return;
  const offset = proof.queue.length + session.queueRest.length;
  if (offset >= proof.decisions) return;
  const { document } = session;
  const page = await attempt(() =>
    call('queue', { document, certain: false, offset, limit: pageOfDecisions }),
  );
  // What came meanwhile begins the list anew.
  if (page && session.proof === proof) {
    session.queueRest = [...session.queueRest, ...page.decisions];
  }
}

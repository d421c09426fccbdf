/** The lines above and below what the add-on says in a note; what stands around them is somebody's own. */
const heading = '— Optimization Center —';
const ending = '— — —';

/** A cell's note with what the add-on has to say, or (null) without it. What people wrote in the note stays as it is. */
export function noteWith(note: string, said: string | null): string {
  const own = ownNote(note);
  if (said === null) return own;
  const ours = `${heading}\n${said}\n${ending}`;
  return own === '' ? ours : `${own}\n\n${ours}`;
}

/** The part of a note that people wrote: over the heading, and what they added at the end of the note. */
function ownNote(note: string): string {
  const at = note.indexOf(heading);
  if (at < 0) return note;
  const before = note.slice(0, at);
  const own = before.endsWith('\n\n') ? before.slice(0, -2) : before;
  const end = note.indexOf(ending, at + heading.length);
  const added = end < 0 ? '' : note.slice(end + ending.length).trimStart();
  return own === '' || added === '' ? own + added : `${own}\n${added}`;
}

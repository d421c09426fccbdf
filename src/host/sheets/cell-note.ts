/** The line above what the add-on says in a note; what stands over it is somebody's own. */
const heading = '— Optimization Center —';

/** A cell's note with what the add-on has to say, or (null) without it. What people wrote in the note stays as it is. */
export function noteWith(note: string, said: string | null): string {
  const own = ownNote(note);
  if (said === null) return own;
  return own === '' ? `${heading}\n${said}` : `${own}\n\n${heading}\n${said}`;
}

/** The part of a note that people wrote. */
function ownNote(note: string): string {
  const at = note.indexOf(heading);
  if (at < 0) return note;
  const own = note.slice(0, at);
  return own.endsWith('\n\n') ? own.slice(0, -2) : own;
}

import type { CellPlace } from '../../../core/app/calls';

/** A place in the sheet as a link: "Constraints row 12, min_tokens". */
export function RowLink({ at, select }: { readonly at: CellPlace; readonly select: (place: CellPlace) => void }) {
  const row = at.row === null ? '' : ' row '.concat(String(at.row));
  return (
    <button type="button" class="link place" onClick={() => select(at)}>
      {at.tab}
      {row}
      {at.column === null ? '' : ', '.concat(at.column)}
    </button>
  );
}

import { printNumber } from '../../../core/kernel/number-text';
import type { ComparedInitiative, Comparison } from '../../../core/portfolio/compare';
import type { InputEdit } from '../../../core/portfolio/input-edits';

interface ComparisonViewProps {
  readonly names: readonly [string, string];
  readonly comparison: Comparison;
}

/** Who is in which, what each comes to, and what was edited in between. */
export function ComparisonView({ names, comparison }: ComparisonViewProps) {
  const { both, only_left, only_right, objective, broken, pools, edits } = comparison;
  const figures: readonly (readonly [string, string, string])[] = [
    ['Objective', printObjective(objective[0]), printObjective(objective[1])],
    ['Initiatives', String(both.length + only_left.length), String(both.length + only_right.length)],
    ...pools.map(
      ({ pool, cap, tokens }) => [pool.concat(', tokens'), ofCap(tokens[0], cap[0]), ofCap(tokens[1], cap[1])] as const,
    ),
  ];
  return (
    <div class="comparison" role="status">
      <p class="quiet">
        <strong>Left:</strong> {names[0]}
        <br />
        <strong>Right:</strong> {names[1]}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Figures</th>
            <th scope="col">Left</th>
            <th scope="col">Right</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(([name, left, right]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{left}</td>
              <td>{right}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Initiatives title="Only left" items={only_left} isOpen={true} />
      <Initiatives title="Only right" items={only_right} isOpen={true} />
      <Initiatives title="In both" items={both} isOpen={false} />
      {(['Left', 'Right'] as const).map(
        (name, index) =>
          (broken[index] ?? []).length > 0 && (
            <div key={name}>
              <h3>{name} does not keep these rules</h3>
              <ul class="dots">
                {(broken[index] ?? []).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          ),
      )}
      <details class="initiatives">
        <summary>
          <h3>
            Edits from left to right <span class="count">{edits.length}</span>
          </h3>
        </summary>
        {edits.length === 0 ? (
          <p class="quiet">Both are measured with the same inputs.</p>
        ) : (
          <ul class="names">
            {edits.map((edit) => (
              <li key={JSON.stringify(edit)}>
                <Edit edit={edit} />
              </li>
            ))}
          </ul>
        )}
      </details>
    </div>
  );
}

const printObjective = (value: number | null): string => (value === null ? 'not known' : printNumber(value, 2));

const ofCap = (tokens: number, cap: number | null): string =>
  cap === null ? printNumber(tokens, 2) : printNumber(tokens, 2).concat(' of ', printNumber(cap, 2));

interface InitiativesProps {
  readonly title: string;
  readonly items: readonly ComparedInitiative[];
  readonly isOpen: boolean;
}

function Initiatives({ title, items, isOpen }: InitiativesProps) {
  return (
    <details class="initiatives" open={isOpen}>
      <summary>
        <h3>
          {title} <span class="count">{items.length}</span>
        </h3>
      </summary>
      <ul class="plain">
        {items.map(({ initiative_key, title: name, tokens }) => (
          <li key={initiative_key} class="row-head">
            <span>{name || initiative_key}</span>
            <span class="row-tokens">{printTokens(tokens)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Tokens as both sides know them, twice where they differ. */
function printTokens([left, right]: ComparedInitiative['tokens']): string {
  const known = [...new Set([left, right].filter((tokens) => tokens !== null))];
  return known.map((tokens) => printNumber(tokens, 2)).join(' → ');
}

function Edit({ edit: { name, field, before, after } }: { readonly edit: InputEdit }) {
  const what = [name, field].filter(Boolean).join(', ');
  if (before === null && after === 'there') return <>{what}: added</>;
  if (after === null && before === 'there') return <>{what}: removed</>;
  return (
    <>
      {what}: <s>{before ?? 'blank'}</s> <span aria-hidden="true">→</span>
      <span class="unseen"> to </span> <strong>{after ?? 'blank'}</strong>
    </>
  );
}

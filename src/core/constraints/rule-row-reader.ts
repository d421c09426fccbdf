import type { Amount } from '../columns/compound-columns';
import type { Row, RowValues } from '../columns/row';
import type { Kpi } from '../domain/kpi';
import { parseDimension, type Slice, sliceDimensions, sliceOf, wholePortfolio } from '../domain/slice';
import { fold } from '../kernel/fold';
import { type FactsOf, type Issue, issue } from '../kernel/issue';
import type { InitiativeKey } from '../kernel/keys';
import { parseListText } from '../kernel/list-text';
import type { IssueCode } from '../kernel/messages/catalogue';
import { nearest } from '../kernel/nearest';
import { type RuleColumn, ruleColumnNames, type ruleColumns } from './columns';
import type { RuleBase, RuleKind } from './kind';
import type { Names } from './names';

/** What a rule reader needs to know of its type. */
type KindShape = Pick<RuleKind<RuleBase>, 'kind' | 'dimensions' | 'needs' | 'uses'>;

/**
 * Reads the cells of one rule row the way its type means them. Every method gives the value, or null after collecting
 * an issue that names the cell; cells that were unreadable as such have their issue already.
 */
export class RuleRowReader {
  readonly issues: Issue[] = [];
  readonly #row: Row<typeof ruleColumns>;
  readonly #names: Names;
  readonly #type: KindShape;

  constructor(row: Row<typeof ruleColumns>, names: Names, type: KindShape) {
    this.#row = row;
    this.#names = names;
    this.#type = type;
  }

  /** The part of a rule that is the same for all types. */
  common(): Omit<RuleBase, 'kind'> {
    const { strength, break_price, notes } = this.#values;
    if (strength === 'soft') this.report('soft-held-as-hard', 'strength', { column: 'strength' });
    return { origins: [this.#row.at(null)], strength: strength ?? 'hard', breakPrice: break_price, notes: notes ?? '' };
  }

  /** The slice that dimension and key name. */
  slice(): Slice | null {
    const shown = this.#required('dimension');
    if (shown === null) return null;
    const dimensions = parseDimension(shown);
    if (dimensions === null) return this.#unknownDimension(shown, ['all', ...sliceDimensions]);
    const key = this.#values.key;
    if (dimensions.length === 0) {
      if (key === null || fold(key) === 'all') return wholePortfolio;
      return this.report('key-not-all', 'key', { key });
    }
    const given = this.#required('key');
    if (given === null) return null;
    const slice = sliceOf(dimensions, given, (dimension, value) => this.#names.sliceValue(dimension, value));
    if (slice !== null) return slice;
    const dimension = dimensions.join('+');
    return this.report('crossed-key-mismatch', 'key', { dimension, key: given, wanted: dimensions.length });
  }

  /** The word in the dimension column, for types about initiatives or bundles. */
  entity(): 'initiative' | 'bundle' | null {
    const shown = this.#required('dimension');
    if (shown === null) return null;
    const allowed = this.#type.dimensions === 'slice' ? [] : this.#type.dimensions;
    return allowed.find((word) => word === fold(shown)) ?? this.#unknownDimension(shown, allowed);
  }

  /** The key cell as typed. */
  key(): string | null {
    return this.#required('key');
  }

  /** The one initiative in the key cell. */
  initiative(): InitiativeKey | null {
    const shown = this.#required('key');
    return shown === null ? null : this.#lookUp(shown, 'key');
  }

  /** The initiatives of the key cell, which may join several by `separator`, and of related_keys; each once. */
  initiatives(separator: '+'): readonly InitiativeKey[] | null {
    const shown = this.#required('key');
    if (shown === null) return null;
    const whole = this.#names.initiative(shown);
    const inKey = whole === null ? this.#lookUpAll(shown.split(separator).filter(isNamed), 'key') : [whole];
    return united(inKey, this.related());
  }

  /** `A<-B` in the key cell, or A there and B in related_keys: the dependent and what it needs. */
  dependency(): { readonly dependent: InitiativeKey; readonly needs: readonly InitiativeKey[] } | null {
    const shown = this.#required('key');
    if (shown === null) return null;
    if (/[-=]>|\u2192/u.test(shown) && this.#names.initiative(shown) === null) {
      const [first = '', second = ''] = shown.split(/[-=]>|\u2192/u).map((part) => part.trim());
      return this.report('arrow-turned', 'key', { shown, first, second });
    }
    // Only the first arrow is read: `A<-B<-C` then asks for an initiative B<-C, which there is none of.
    const arrow = shown.indexOf('<-');
    const left = arrow < 0 ? shown : shown.slice(0, arrow);
    const right = arrow < 0 ? [] : [shown.slice(arrow + 2)];
    const dependent = this.#lookUp(left, 'key');
    const inKey = this.#lookUpAll(right.flatMap(parseListText), 'key');
    const needs = united(inKey, this.related());
    if (dependent === null || needs === null) return null;
    if (needs.length === 0) {
      if (this.#row.broken.has('related_keys')) return null;
      return this.report('missing-value', 'related_keys', {
        why: `${this.#type.kind} needs to know what ${dependent} needs`,
      });
    }
    if (needs.includes(dependent)) return this.report('needs-itself', 'key', { key: dependent });
    return { dependent, needs };
  }

  /** The initiatives of related_keys; none when it is blank. */
  related(): readonly InitiativeKey[] | null {
    if (this.#row.broken.has('related_keys')) return null;
    return united([], this.#lookUpAll(this.#values.related_keys ?? [], 'related_keys'));
  }

  /** The members of the bundle in the key cell. */
  bundle(): { readonly key: string; readonly members: readonly InitiativeKey[] } | null {
    const shown = this.#required('key');
    if (shown === null) return null;
    const members = this.#names.bundleMembers(shown);
    if (members.length > 0) return { key: shown, members };
    return this.report('unknown-bundle', 'key', { key: shown, near: this.#names.nearestBundle(shown) });
  }

  /** The members of the bundle in the key cell, where related_keys would be one list too many. */
  bundleAlone(): readonly InitiativeKey[] | null {
    if (this.#row.filled.has('related_keys')) {
      const type = `${this.#type.kind} of a bundle`;
      this.report('unused-cell', 'related_keys', { column: 'related_keys', type });
    }
    return this.bundle()?.members ?? null;
  }

  /** A limit in tokens; a percentage is taken of the scenario's capacity. */
  tokens(column: 'min_tokens' | 'max_tokens'): number | null {
    const limit: Amount | null = this.#required(column);
    if (limit === null) return null;
    if (limit.value === 0) this.report('bound-of-zero', column, { column });
    if (!limit.isShare) return limit.value;
    if (limit.value > 1) this.report('share-above-all', column, { share: limit.value });
    if (this.#names.capacityTotal !== null) return limit.value * this.#names.capacityTotal;
    return this.report('percent-without-capacity', column, { share: limit.value });
  }

  /** A number of initiatives. */
  count(column: 'min_count' | 'max_count'): number | null {
    const limit = this.#required(column);
    if (limit === 0) this.report('bound-of-zero', column, { column });
    return limit;
  }

  /** The KPI in target_kpi_key, when targets may use it. */
  kpi(): Kpi | null {
    const shown = this.#required('target_kpi_key');
    if (shown === null) return null;
    const found = this.#names.kpi(shown);
    if (found === null) {
      return this.report('unknown-kpi', 'target_kpi_key', { key: shown, near: this.#names.nearestKpi(shown) });
    }
    if (found.unusable === null) return found.kpi;
    return this.report('unusable-kpi', 'target_kpi_key', { key: found.kpi.key, reason: found.unusable });
  }

  /** The number in target_value. */
  targetValue(): number | null {
    return this.#required('target_value');
  }

  /** Collects an issue at a cell of this row; the null is for `return row.report(...)`. */
  report<C extends IssueCode>(code: C, column: RuleColumn, facts: FactsOf<C>): null {
    this.issues.push(issue(code, this.#row.at(column), facts));
    return null;
  }

  /** Says which filled cells the type does not use. */
  reportUnusedCells(): void {
    const always: readonly RuleColumn[] = ['dimension', 'strength', 'break_price', 'notes'];
    const used = new Set<RuleColumn>([...this.#type.needs, ...this.#type.uses, ...always]);
    const unused = ruleColumnNames.filter((column) => this.#row.filled.has(column) && !used.has(column));
    const missing = this.#type.needs.filter((column) => column !== 'key' && !this.#row.filled.has(column));
    this.#reportUnusedPrice();
    for (const column of unused) {
      const [wanted] = missing;
      if (wanted === undefined) this.report('unused-cell', column, { column, type: this.#type.kind });
      else {
        this.#withdraw('missing-value', wanted);
        this.report('wrong-column', column, { column, wanted, type: this.#type.kind });
      }
    }
  }

  /** Only a soft rule has a price; a strength that could not be read may be soft. */
  #reportUnusedPrice(): void {
    const { strength } = this.#values;
    const mayBeSoft = strength === 'soft' || this.#row.broken.has('strength');
    if (this.#row.filled.has('break_price') && !mayBeSoft)
      this.report('price-without-soft', 'break_price', { strength });
  }

  /** Takes back an issue that a better one says. */
  #withdraw(code: IssueCode, column: RuleColumn): void {
    const index = this.issues.findIndex((found) => found.code === code && found.at.column === column);
    if (index >= 0) this.issues.splice(index, 1);
  }

  get #values(): RowValues<typeof ruleColumns> {
    return this.#row.values;
  }

  #required<C extends RuleColumn>(column: C): RowValues<typeof ruleColumns>[C] {
    const value = this.#values[column];
    if (value === null && !this.#row.broken.has(column)) {
      this.report('missing-value', column, { why: `${this.#type.kind} needs it` });
    }
    return value;
  }

  #unknownDimension(shown: string, choices: readonly string[]): null {
    return this.report('unknown-dimension', 'dimension', { shown, choices, near: nearest(shown, choices) });
  }

  #lookUp(shown: string, column: RuleColumn): InitiativeKey | null {
    const found = this.#names.initiative(shown);
    if (found !== null) return found;
    const key = shown.trim();
    return this.report('unknown-initiative', column, { key, near: this.#names.nearestInitiative(key) });
  }

  #lookUpAll(shown: readonly string[], column: RuleColumn): readonly InitiativeKey[] | null {
    const found = shown.map((text) => this.#lookUp(text, column));
    const known = found.filter((key) => key !== null);
    return known.length === found.length ? known : null;
  }
}

const isNamed = (text: string): boolean => text.trim() !== '';

function united(
  first: readonly InitiativeKey[] | null,
  second: readonly InitiativeKey[] | null,
): readonly InitiativeKey[] | null {
  return first === null || second === null ? null : [...new Set([...first, ...second])];
}

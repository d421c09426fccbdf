/** A common model that a person starts from. */
export interface ModelTemplate {
  readonly id: string;
  readonly label: string;
  /** When it fits, in one sentence. */
  readonly help: string;
  readonly formula: string;
  readonly chain: string;
  readonly params: readonly TemplateParam[];
}

/** A number that the formula asks for. */
export interface TemplateParam {
  readonly name: string;
  readonly unit: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly notes: string;
}

const amount = (name: string, notes: string, unit = ''): TemplateParam => ({ name, unit, min: 0, max: null, notes });
const share = (name: string, notes: string): TemplateParam => ({ name, unit: 'share', min: 0, max: 1, notes });

/** The common models, in the order in which they are offered. */
export const modelTemplates: readonly ModelTemplate[] = [
  {
    id: 'rate_uplift',
    label: 'Rate uplift',
    help: 'A rate such as conversion or churn moves from one level to another for a known number of people or events.',
    formula: 'value = reached * (rate_after - rate_before)',
    chain: 'rate > converted',
    params: [
      amount('reached', 'How many people or events see the change in the period.'),
      share('rate_after', 'The rate with the initiative.'),
      share('rate_before', 'The rate without it.'),
    ],
  },
  {
    id: 'traffic_uplift',
    label: 'Traffic uplift',
    help: 'More people or events arrive, and a share of them counts.',
    formula: 'value = added_traffic * share_that_counts',
    chain: 'traffic > arrivals',
    params: [
      amount('added_traffic', 'How many more arrive in the period.'),
      share('share_that_counts', 'The share of them that the KPI counts.'),
    ],
  },
  {
    id: 'value_per_transaction',
    label: 'Value per transaction',
    help: 'Each transaction becomes worth more.',
    formula: 'value = added_value * transactions * share_reached * margin',
    chain: 'value per transaction > sales > revenue',
    params: [
      amount('added_value', 'How much more a transaction is worth.'),
      amount('transactions', 'Transactions in the period.'),
      share('share_reached', 'The share of transactions it touches.'),
      share('margin', 'The share of their value that is kept.'),
    ],
  },
  {
    id: 'unit_expansion',
    label: 'Unit expansion',
    help: 'There are more units such as shops, seats or products, each worth something.',
    formula: 'value = new_units * value_per_unit',
    chain: 'units > value',
    params: [
      amount('new_units', 'How many more there are in the period.'),
      amount('value_per_unit', 'What one of them adds to the KPI.'),
    ],
  },
  {
    id: 'monetisation_rate',
    label: 'Monetisation rate',
    help: 'A larger share of the same volume is kept as revenue.',
    formula: 'value = volume * (rate_after - rate_before)',
    chain: 'rate > revenue',
    params: [
      amount('volume', 'The volume in the period, for example processed sales.'),
      share('rate_after', 'The share kept with the initiative.'),
      share('rate_before', 'The share kept without it.'),
    ],
  },
  {
    id: 'loss_reduction',
    label: 'Loss reduction',
    help: 'Less of a volume is lost to failures, fraud or waste.',
    formula: 'value = volume * loss_avoided * margin',
    chain: 'losses > volume > revenue',
    params: [
      amount('volume', 'The volume in the period.'),
      share('loss_avoided', 'The share of it that is no longer lost.'),
      share('margin', 'The share of the saved volume that counts in the KPI; 1 for all of it.'),
    ],
  },
];

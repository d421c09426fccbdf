/** What a table is for, and those of its columns whose names do not say it. */
export interface TableComment {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** What the tables of a database are for, by name; apart from the tables, since only the reference shows it. */
export const schemaComments: Readonly<Record<string, TableComment>> = {
  initiatives: {
    table: 'Every initiative that a workbook has shown on Candidates or Backlog.',
    columns: {
      workbook_id: "The spreadsheet's id.",
      initiative_key: 'As people spell it.',
      kpi_contribution_json: 'Contribution by KPI as typed.',
      kpi_contribution_computed_json: 'Contribution by KPI as its models compute it.',
      updated_source: 'The tab the record was last changed from.',
    },
  },
  initiative_math_models: {
    table: 'Formulas that compute what an initiative contributes.',
    columns: {},
  },
  initiative_params: {
    table: 'Values that the formulas use.',
    columns: {},
  },
  initiative_scores: {
    table: 'Scores over time; rows are only added.',
    columns: {},
  },
  organization_metric_configs: {
    table: 'The KPIs of a workbook.',
    columns: {},
  },
  optimization_scenarios: {
    table: 'What is optimised: period, capacity, objective.',
    columns: {},
  },
  optimization_constraint_sets: {
    table: 'One row per version of a set of rules; never updated.',
    columns: {
      version: 'From 1 within scenario and name.',
      content_hash: 'The same for rules that say the same.',
    },
  },
  optimization_runs: {
    table: 'Every run: what was frozen and what came out.',
    columns: {
      termination: 'How solving ended: optimal, feasible_stopped, infeasible or undecided.',
      requested_by_email: 'Blank unless the person allowed it.',
      requested_by_ui: 'From where it was asked for, where that is known.',
      inputs_snapshot_json: 'All that the answer depends on.',
      issues_json: 'What was found worth knowing.',
      result_json: 'Empty until an answer was kept.',
      summary_json: 'Its line in the history, but for what other columns say.',
      notes_json: 'What people wrote beside its line on Runs, by [tab, row, column].',
      row_notes_json: 'What people wrote beside its rows on Results and Gaps, by [tab, row, column].',
      expires_at: 'From when on a running run counts as abandoned.',
    },
  },
  portfolios: {
    table: 'The plan of each successful run.',
    columns: {
      is_baseline: 'Chosen as the one to compare with.',
      is_active: 'The source of the newest published roadmap.',
    },
  },
  portfolio_items: {
    table: 'What a plan decided for each candidate.',
    columns: {
      rank: 'From 1 among the funded.',
      notes: "What people wrote beside its row on Results; the same as in the run's row_notes_json.",
    },
  },
  roadmaps: {
    table: 'Published plans, one row per version.',
    columns: {
      live_name: 'name_folded while it is published, so that one version of a name is live.',
    },
  },
  roadmap_entries: {
    table: 'The initiatives of a roadmap.',
    columns: {
      source_portfolio_item_id: 'Empty for rows added by hand.',
    },
  },
  schema_migrations: {
    table: 'The versions of these tables that were brought about.',
    columns: {
      checksum: 'Of the statements.',
    },
  },
};

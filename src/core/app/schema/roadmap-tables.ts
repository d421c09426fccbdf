import { choice, column, optional, reference, table } from './table';

const sourceItem = { ...reference('portfolio_items'), isNullable: true };

export const roadmapTables = [
  table(
    'roadmaps',
    {
      workbook_id: column('code'),
      name: column('text'),
      name_folded: column('folded'),
      version: column('whole'),
      status: choice(['draft', 'published', 'superseded']),
      live_name: optional('folded'),
      timeframe_label: column('text'),
      owner_team: column('text'),
      description: column('text'),
      source_portfolio_id: reference('portfolios'),
      published_at: optional('moment'),
      published_by: column('text'),
    },
    {
      unique: [
        ['workbook_id', 'name_folded', 'version'],
        ['workbook_id', 'live_name'],
      ],
      checks: [
        '{version} >= 1',
        "({status} = 'published' AND {live_name} IS NOT NULL AND {live_name} = {name_folded}) OR ({status} <> 'published' AND {live_name} IS NULL)",
      ],
    },
  ),
  table(
    'roadmap_entries',
    {
      roadmap_id: reference('roadmaps'),
      initiative_id: reference('initiatives'),
      source_portfolio_item_id: sourceItem,
      priority_rank: optional('whole'),
      planned_quarter: { ...choice(['Q1', 'Q2', 'Q3', 'Q4']), isNullable: true },
      planned_year: optional('whole'),
      is_locked_in: column('flag'),
      notes: column('text'),
    },
    { unique: [['roadmap_id', 'initiative_id']] },
  ),
];

import { copyHistory } from '../../src/core/app/copy-history';
import type { StorePlace } from '../contracts/store-place';
import { initiativeOf } from '../contracts/store-record';
import { entryOf, plannedPlace, roadmapOf } from '../contracts/store-roadmaps-contract';
import { workbookPlace } from './workbook-place';

const clock = { now: () => 0 };
const versionsOf = (place: StorePlace) => {
  const { roadmaps } = place.open();
  return roadmaps.list().map(({ name, version }) => roadmaps.find(name, version));
};

/** Versions of every status, and an initiative that came in by hand. */
function publishedPlace(): StorePlace {
  const place = plannedPlace(workbookPlace);
  const { roadmaps } = place.open();
  roadmaps.publish(roadmapOf(1, [entryOf('INIT-1', { notes: 'first' })]), null, []);
  roadmaps.publish(roadmapOf(2, [entryOf('INIT-2')]), 1, []);
  roadmaps.unpublish('Plan of record', 2);
  roadmaps.publish(roadmapOf(3, [entryOf('INIT-99', { source_run_id: null })]), 1, [initiativeOf('INIT-99')]);
  roadmaps.publish(roadmapOf(1, [entryOf('INIT-1')], { name: 'Taken back' }), null, []);
  roadmaps.unpublish('Taken back', 1);
  return place;
}

test('roadmaps are copied after their runs, with every version and status, and only once', () => {
  const from = publishedPlace();
  const to = workbookPlace();
  expect(copyHistory(from.open(), to.open(), clock)).toEqual({ copied: 6, remaining: 0, skipped: [], damaged: [] });
  expect(versionsOf(to)).toEqual(versionsOf(from));
  expect(versionsOf(to).map((roadmap) => roadmap?.status)).toEqual(['published', 'draft', 'superseded', 'draft']);
  expect(copyHistory(from.open(), to.open(), clock)).toEqual({ copied: 0, remaining: 0, skipped: [], damaged: [] });
});

test('a roadmap of the same name that was published in the new place is left alone', () => {
  const from = publishedPlace();
  const to = plannedPlace(workbookPlace);
  const own = roadmapOf(1, [entryOf('INIT-1')], { published_at: '2026-05-01T00:00:00Z' });
  to.open().roadmaps.publish(own, null, []);
  copyHistory(from.open(), to.open(), clock);
  expect(versionsOf(to)).toMatchObject([own, { name: 'Taken back', status: 'draft' }]);
});

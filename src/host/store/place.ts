import * as z from 'zod/mini';
import { HostError, isHostError } from '../../core/app/host-error';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const placeSchema = z.union([
  z.strictObject({ kind: z.literal('workbook') }),
  z.strictObject({
    kind: z.literal('database'),
    url: z.string(),
    /** The version of the tables when Settings were last saved. */
    schemaVersion: z.number(),
  }),
]);

/** Where runs can be kept, as everybody who opens the spreadsheet shares it; no user and no password. */
export type Place = z.infer<typeof placeSchema>;

const placesSchema = z.strictObject({ present: placeSchema, former: z.array(placeSchema) });

/** Where runs are kept, and where they were kept before, the last of them first; the present place is not among them. */
export type Places = z.infer<typeof placesSchema>;

const key = 'optimization-center.store';

/** Where runs are kept: in the workbook, until Settings say otherwise. Needs no permission but to read properties. */
export function readPlaces(): Places {
  const text = PropertiesService.getDocumentProperties()?.getProperty(key) ?? null;
  if (text === null) return { present: { kind: 'workbook' }, former: [] };
  try {
    return placesSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new HostError('Where runs are kept cannot be read. Open Settings and save them again.', cause);
  }
}

/** The same for Settings, which mend what cannot be read: null then. */
export function readPlacesIfIntact(): Places | null {
  try {
    return readPlaces();
  } catch (error) {
    if (isHostError(error)) return null;
    throw error;
  }
}

/** A place, as people call it. */
export function inWords(place: Place): string {
  return place.kind === 'workbook' ? 'hidden tabs of this spreadsheet' : `the database ${place.url}`;
}

export function writePlaces(places: Places): void {
  PropertiesService.getDocumentProperties().setProperty(key, JSON.stringify(places));
}

const damagedKey = 'optimization-center.damaged';

/** A property holds 9 kB: so many names of runs are no more than half of it. */
const mostDamaged = 100;

/** Runs of former places that could not be copied when it was last tried: their records are damaged. */
export function readDamaged(): readonly string[] {
  const text = PropertiesService.getDocumentProperties()?.getProperty(damagedKey) ?? '';
  return text === '' ? [] : text.split(' ');
}

/** Remembers what copying skipped, in place of what it skipped before. */
export function writeDamaged(runIds: readonly string[]): void {
  const properties = PropertiesService.getDocumentProperties();
  if (runIds.length === 0) properties.deleteProperty(damagedKey);
  else properties.setProperty(damagedKey, runIds.slice(0, mostDamaged).join(' '));
}

const loginSchema = z.strictObject({ user: z.string(), password: z.string() });

/** Who connects to a database. */
export type Login = z.infer<typeof loginSchema>;

/** The login that this person entered for a database of this spreadsheet; null when there is none. */
export function readLogin(spreadsheet: Spreadsheet, url: string): Login | null {
  const text = PropertiesService.getUserProperties().getProperty(loginKey(spreadsheet, url));
  if (text === null) return null;
  try {
    return loginSchema.parse(JSON.parse(text));
  } catch {
    // Whoever entered it is asked again; what stands there may hold a password and is not logged.
    return null;
  }
}

/** Keeps a login where nobody else who opens the spreadsheet can read it. */
export function writeLogin(spreadsheet: Spreadsheet, url: string, login: Login): void {
  PropertiesService.getUserProperties().setProperty(loginKey(spreadsheet, url), JSON.stringify(login));
}

const loginKey = (spreadsheet: Spreadsheet, url: string): string =>
  `optimization-center.login ${spreadsheet.getId()} ${url}`;

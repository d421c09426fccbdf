import * as z from 'zod/mini';
import { HostError } from '../../core/app/host-error';

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

const placesSchema = z.strictObject({ present: placeSchema, former: z.nullable(placeSchema) });

/** Where runs are kept, and where they were kept before; null when they never were elsewhere. */
export type Places = z.infer<typeof placesSchema>;

const key = 'optimization-center.store';

/** Where runs are kept: in the workbook, until Settings say otherwise. Needs no permission but to read properties. */
export function readPlaces(): Places {
  const text = PropertiesService.getDocumentProperties()?.getProperty(key) ?? null;
  if (text === null) return { present: { kind: 'workbook' }, former: null };
  try {
    return placesSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new HostError('Where runs are kept cannot be read. Open Settings and save them again.', cause);
  }
}

export function writePlaces(places: Places): void {
  PropertiesService.getDocumentProperties().setProperty(key, JSON.stringify(places));
}

const loginSchema = z.strictObject({ user: z.string(), password: z.string() });

/** Who connects to a database. */
export type Login = z.infer<typeof loginSchema>;

/** The login that this person entered for a database of this spreadsheet; null when there is none. */
export function readLogin(spreadsheet: Spreadsheet, url: string): Login | null {
  const text = PropertiesService.getUserProperties().getProperty(loginKey(spreadsheet, url));
  const login = text === null ? null : loginSchema.safeParse(JSON.parse(text));
  return login?.success === true ? login.data : null;
}

/** Keeps a login where nobody else who opens the spreadsheet can read it. */
export function writeLogin(spreadsheet: Spreadsheet, url: string, login: Login): void {
  PropertiesService.getUserProperties().setProperty(loginKey(spreadsheet, url), JSON.stringify(login));
}

const loginKey = (spreadsheet: Spreadsheet, url: string): string =>
  `optimization-center.login ${spreadsheet.getId()} ${url}`;

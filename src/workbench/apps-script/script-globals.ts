import { cacheService } from './cache';
import type { Execution } from './host-state';
import { htmlService } from './html';
import { linearOptimizationService } from './linear-optimization-service/linear-optimization-service';
import { lockService } from './lock';
import { propertiesService } from './properties';
import { scriptApp } from './script-app';
import { ServiceObject, serviceKind } from './service-value';
import { sessionService } from './session';
import { bookOf, spreadsheetApp } from './spreadsheet/spreadsheet-app';
import { utilitiesService } from './utilities';

/** Services Google has and this emulation has not: they exist, and every member throws by name. */
const NOT_EMULATED: readonly string[] = [
  'Browser',
  'CalendarApp',
  'CardService',
  'Charts',
  'ContactsApp',
  'ContentService',
  'DataStudioApp',
  'DocumentApp',
  'DriveApp',
  'FormApp',
  'GmailApp',
  'GroupsApp',
  'Jdbc',
  'LanguageApp',
  'MailApp',
  'Maps',
  'SitesApp',
  'SlidesApp',
  'UrlFetchApp',
  'XmlService',
];

/** The globals of one execution, besides what the language itself brings. */
export function servicesOf(execution: Execution): Readonly<Record<string, unknown>> {
  const missing = NOT_EMULATED.map((name) => [name, new ServiceObject(serviceKind<null>(name, {}), null)] as const);
  return {
    ...Object.fromEntries(missing),
    SpreadsheetApp: spreadsheetApp(bookOf(execution)),
    PropertiesService: propertiesService(execution),
    CacheService: cacheService(execution),
    LockService: lockService(execution),
    LinearOptimizationService: linearOptimizationService(execution),
    Utilities: utilitiesService(execution),
    Session: sessionService(execution),
    HtmlService: htmlService(execution),
    ScriptApp: scriptApp(execution),
  };
}

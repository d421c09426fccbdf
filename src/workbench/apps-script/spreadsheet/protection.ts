import type { ProtectionState } from '../../workbook/sheet-state';
import { ITSELF, methodsOn } from '../service-object';
import { ServiceObject, serviceKind } from '../service-value';
import { PROTECTION_TYPE } from './enums';
import type { Book } from './handles';
import { areaOf, type RangeHandle, rangeOfArea } from './range-handle';

/** A protection as a script holds it. */
export interface ProtectionHandle {
  readonly book: Book;
  readonly protection: ProtectionState;
}

const call = methodsOn<ProtectionHandle>('sheets');
const handle = methodsOn<ProtectionHandle>('handles');
const userKind = serviceKind<string>('Base.User', {
  getEmail: methodsOn<string>('session')([], (email) => email),
});

/** A user as a script sees one: only the address. */
export function userObject(email: string): ServiceObject<string> {
  return new ServiceObject(userKind, email);
}

const protectionKind = serviceKind<ProtectionHandle>('SpreadsheetApp.Protection', {
  getDescription: handle([], ({ protection }) => protection.description),
  setDescription: call(['String'], ({ protection }, text) => {
    protection.description = text;
    return ITSELF;
  }),
  isWarningOnly: handle([], ({ protection }) => protection.warningOnly),
  setWarningOnly: call(['Boolean'], ({ protection }, on) => {
    protection.warningOnly = on;
    return ITSELF;
  }),
  getProtectionType: handle([], ({ protection }) => PROTECTION_TYPE.values[protection.kind]),
  getRange: handle([], ({ book, protection }) => book.wrap.range(rangeOfArea(book, protection.area))),
  canEdit: handle([], () => true),
  canDomainEdit: handle([], ({ protection }) => protection.domainEdit),
  setDomainEdit: call(['Boolean'], ({ protection }, on) => {
    protection.domainEdit = on;
    return ITSELF;
  }),
  getEditors: handle([], ({ protection }) => protection.editors.map(userObject)),
  addEditor: call(['String'], ({ protection }, email) => {
    protection.editors.push(email);
    return ITSELF;
  }),
  addEditors: call(['String[]'], ({ protection }, emails) => {
    protection.editors.push(...emails);
    return ITSELF;
  }),
  removeEditor: call(['String'], ({ protection }, email) => {
    protection.editors = protection.editors.filter((editor) => editor !== email);
    return ITSELF;
  }),
  removeEditors: call(['Object[]'], ({ protection }, editors) => {
    const gone = editors.map((editor) => (editor instanceof ServiceObject ? editor.self : editor));
    protection.editors = protection.editors.filter((editor) => !gone.includes(editor));
    return ITSELF;
  }),
  getUnprotectedRanges: handle([], ({ book, protection }) =>
    protection.unprotected.map((area) => book.wrap.range(rangeOfArea(book, area))),
  ),
  setUnprotectedRanges: call(['Range[]'], ({ protection }, ranges) => {
    protection.unprotected = ranges.map(areaOf);
    return ITSELF;
  }),
  remove: call([], ({ book, protection }) => {
    protection.removed = true;
    for (const sheet of book.workbook.sheets) {
      const place = sheet.protections.indexOf(protection);
      if (place >= 0) sheet.protections.splice(place, 1);
    }
    return null;
  }),
});

/** Protects a rectangle or a whole sheet; like Google it copies the current editors. */
export function protect(range: RangeHandle, kind: ProtectionState['kind']): ServiceObject<ProtectionHandle> {
  const { sheet, book } = range;
  const existing = sheet.protections.find((one) => kind === 'SHEET' && one.kind === 'SHEET');
  const protection: ProtectionState = existing ?? {
    id: `${sheet.id}-${sheet.protections.length + 1}`,
    kind,
    area: areaOf(range),
    description: '',
    warningOnly: false,
    editors: [book.execution.state.userEmail].filter((email) => email !== ''),
    domainEdit: false,
    unprotected: [],
    removed: false,
  };
  if (existing === undefined) sheet.protections.push(protection);
  return protectionObject(book, protection);
}

/** A stored protection as a script sees it. */
export function protectionObject(book: Book, protection: ProtectionState): ServiceObject<ProtectionHandle> {
  return new ServiceObject(protectionKind, { book, protection });
}

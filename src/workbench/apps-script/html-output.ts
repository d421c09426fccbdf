import { GoogleError } from './google-error';
import { anyOf, ITSELF, methodsOn } from './service-object';
import { EnumObject, PlainRecord, ServiceObject, serviceKind } from './service-value';

/** A page that can be shown. */
export interface HtmlOutputState {
  content: string;
  title: string;
  width: number | null;
  height: number | null;
}

const call = methodsOn<HtmlOutputState>('html');

/** Whether other sites may show the page in a frame. There is no DENY and no SAMEORIGIN. */
export const X_FRAME_OPTIONS_MODE = new EnumObject('HtmlService.XFrameOptionsMode', ['ALLOWALL', 'DEFAULT']);
/** Only IFRAME still means anything. */
export const SANDBOX_MODE = new EnumObject('HtmlService.SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']);

const htmlOutputKind = serviceKind<HtmlOutputState>('HtmlService.HtmlOutput', {
  getContent: call([], (html) => html.content),
  setContent: call(['String'], (html, content) => {
    html.content = damageLikeGoogle(content);
    return ITSELF;
  }),
  append: call(['String'], (html, content) => {
    html.content += damageLikeGoogle(content);
    return ITSELF;
  }),
  appendUntrusted: call(['String'], (html, content) => {
    html.content += escapeHtml(content);
    return ITSELF;
  }),
  clear: call([], (html) => {
    html.content = '';
    return ITSELF;
  }),
  getTitle: call([], (html) => html.title),
  setTitle: call(['String'], (html, title) => {
    html.title = title;
    return ITSELF;
  }),
  getWidth: call([], (html) => html.width),
  setWidth: call(['Integer?'], (html, width) => {
    html.width = width;
    return ITSELF;
  }),
  getHeight: call([], (html) => html.height),
  setHeight: call(['Integer?'], (html, height) => {
    html.height = height;
    return ITSELF;
  }),
  addMetaTag: call(['String', 'String'], (_, name) => {
    if (
      !['apple-mobile-web-app-capable', 'google-site-verification', 'mobile-web-app-capable', 'viewport'].includes(name)
    ) {
      throw new GoogleError('The specified meta tag is not allowed in this context.');
    }
    return ITSELF;
  }),
  setFaviconUrl: call(['String'], () => ITSELF),
  setSandboxMode: call(['SandboxMode'], () => ITSELF),
  setXFrameOptionsMode: anyOf<HtmlOutputState>(call(['XFrameOptionsMode'], () => ITSELF)),
});

/** A page as a script sees it. */
export function htmlOutputObject(content: string): ServiceObject<HtmlOutputState> {
  return new ServiceObject<HtmlOutputState>(htmlOutputKind, {
    content: damageLikeGoogle(content),
    title: '',
    width: null,
    height: null,
  });
}

/** Text that shows as itself in a page. */
export function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character);
}

/**
 * HtmlService takes what follows `//` inside a template literal for a comment and drops it. A page that
 * survives here therefore has none.
 */
function damageLikeGoogle(content: string): string {
  return content.replace(
    /(<script\b[^>]*>)([\s\S]*?)(<\/script>)/gi,
    (_all, open: string, code: string, close: string) =>
      open + code.replace(/`(?:[^`\\]|\\[\s\S])*`/g, (literal) => literal.replace(/\/\/[^\n`]*/g, '')) + close,
  );
}

/** Marks a template for the realm, which runs its scriptlets with the script's own globals. */
export function templateRecord(source: string, code: string): PlainRecord {
  return new PlainRecord({ templateSource: source, templateCode: code });
}

/**
 * Program that runs first in every realm. It builds the services out of the realm's own objects, so that nothing of
 * Node's reaches the script: dates are the realm's dates, arrays its arrays, errors its errors.
 * It is a function of `host` (see seam.ts) and returns the function that runs one call.
 */
export const REALM_BOOTSTRAP = String.raw`(function (host) {
  'use strict';
  const ids = new WeakMap();
  const enumTokens = new WeakMap();
  const enumValues = new Map();
  const kinds = new Map();
  const templates = new WeakMap();
  const toText = String;

  function fail(name, message) {
    const error = new Error(message);
    error.name = name;
    return error;
  }
  function short(name) { return name.slice(name.lastIndexOf('.') + 1); }

  function enumValue(token) {
    const key = token.enumName + '.' + token.value;
    let value = enumValues.get(key);
    if (value === undefined) {
      value = Object.freeze({
        toString: function () { return token.value; },
        name: function () { return token.value; },
        ordinal: function () { return token.ordinal; },
        compareTo: function (other) { return token.ordinal - other.ordinal(); },
        toJSON: function () { return token.value; },
      });
      enumValues.set(key, value);
      enumTokens.set(value, token);
    }
    return value;
  }

  function fromHost(value) {
    if (typeof value !== 'object' || value === null) return value === undefined ? null : value;
    if (value.t === undefined) {
      const list = new Array(value.length);
      for (let i = 0; i < list.length; i += 1) {
        const item = value[i];
        list[i] = typeof item === 'object' ? fromHost(item) : item === undefined ? null : item;
      }
      return list;
    }
    switch (value.t) {
      case 'date': return new Date(value.ms);
      case 'service': return serviceProxy(value);
      case 'enum': return enumValue(value);
      case 'enums': {
        const members = {};
        for (let i = 0; i < value.members.length; i += 1) members[value.members[i].value] = enumValue(value.members[i]);
        return Object.freeze(members);
      }
      case 'record': {
        const record = {};
        for (let i = 0; i < value.entries.length; i += 1) record[value.entries[i][0]] = fromHost(value.entries[i][1]);
        return typeof record.templateCode === 'string' ? htmlTemplate(record) : record;
      }
      default: throw fail('Error', 'Unreadable answer of a service');
    }
  }

  function toHost(value, depth) {
    switch (typeof value) {
      case 'undefined': return null;
      case 'function': return { t: 'function' };
      case 'symbol': case 'bigint': return { t: 'other', name: typeof value };
      case 'object': break;
      default: return value;
    }
    if (value === null) return null;
    if (depth > 20) throw fail('Exception', 'Argument too deeply nested');
    if (Array.isArray(value)) {
      const list = new Array(value.length);
      for (let i = 0; i < list.length; i += 1) list[i] = toHost(value[i], depth + 1);
      return list;
    }
    if (ids.has(value)) return { t: 'service', id: ids.get(value) };
    if (enumTokens.has(value)) return enumTokens.get(value);
    if (value instanceof Date) return { t: 'date', ms: value.getTime() };
    const entries = [];
    const keys = Object.keys(value);
    for (let i = 0; i < keys.length; i += 1) entries.push([keys[i], toHost(value[keys[i]], depth + 1)]);
    return { t: 'record', entries };
  }

  function invoke(id, method, args) {
    const list = new Array(args.length);
    for (let i = 0; i < list.length; i += 1) list[i] = toHost(args[i], 0);
    const answer = host.invoke(id, method, list);
    if (!answer.ok) throw fail(answer.name, answer.message);
    return answer.itself ? undefined : fromHost(answer.value);
  }

  function kindOf(token) {
    let kind = kinds.get(token.kind);
    if (kind !== undefined) return kind;
    const described = host.describe(token.id);
    const members = Object.create(null);
    described.methods.forEach(function (name) {
      members[name] = function () {
        const id = ids.get(this);
        if (id === undefined) throw new TypeError('Illegal invocation');
        const result = invoke(id, name, arguments);
        return result === undefined ? this : result;
      };
    });
    described.constants.forEach(function (entry) { members[entry[0]] = fromHost(entry[1]); });
    members.toString = function () { return short(token.kind); };
    kind = {
      get: function (target, name, receiver) {
        if (typeof name === 'symbol') return name === Symbol.toStringTag ? short(token.kind) : target[name];
        if (name in members) return members[name];
        if (name === 'then' || name === 'toJSON') return undefined;
        if (name in Object.prototype) return target[name];
        throw fail('Exception', token.kind + '.' + name + ' is not emulated');
      },
      has: function (target, name) { return name in members; },
      set: function (target, name) { throw new TypeError('Cannot set ' + token.kind + '.' + toText(name)); },
      defineProperty: function (target, name) { throw new TypeError('Cannot define ' + token.kind + '.' + toText(name)); },
      setPrototypeOf: function () { return false; },
    };
    kinds.set(token.kind, kind);
    return kind;
  }

  function serviceProxy(token) {
    const proxy = new Proxy({}, kindOf(token));
    ids.set(proxy, token.id);
    return proxy;
  }

  const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  function htmlTemplate(record) {
    const template = {};
    const hidden = {
      evaluate: function () {
        let text = '';
        const out = {
          raw: function (value) { text += toText(value); },
          escaped: function (value) { text += toText(value).replace(/[&<>"']/g, function (c) { return HTML[c]; }); },
          script: function () {
            throw fail('Exception', 'HtmlService: printing with <?= ?> inside a script is not emulated');
          },
        };
        const run = (0, eval)('(function (__out, __values) { with (__values) {' + record.templateCode + '\n} })');
        run(out, template);
        return globals.HtmlService.createHtmlOutput(text);
      },
      getRawContent: function () { return record.templateSource; },
      getCode: function () { return record.templateCode; },
      getCodeWithComments: function () { return record.templateCode; },
    };
    Object.keys(hidden).forEach(function (name) {
      Object.defineProperty(template, name, { value: hidden[name], enumerable: false });
    });
    return template;
  }

  function logText(args) {
    const list = Array.prototype.slice.call(args);
    const show = function (value) {
      if (typeof value === 'string') return value;
      if (value instanceof Error) return value.stack || toText(value);
      if (typeof value !== 'object' || value === null || value instanceof Date) return toText(value);
      try { return JSON.stringify(value); } catch (_) { return toText(value); }
    };
    if (typeof list[0] === 'string' && list.length > 1) {
      list[0] = list[0].replace(/%[sdifoOj]/g, function (mark) { return list.length > 1 ? show(list.splice(1, 1)[0]) : mark; });
    }
    return list.map(show).join(' ');
  }
  const console = {};
  ['log', 'info', 'warn', 'error', 'debug'].forEach(function (level) {
    console[level] = function () { host.log(level, logText(arguments)); };
  });
  const timers = new Map();
  console.time = function (label) { timers.set(toText(label), Date.now()); };
  console.timeEnd = function (label) {
    host.log('debug', toText(label) + ': ' + (Date.now() - (timers.get(toText(label)) || Date.now())) + 'ms');
  };
  const logged = [];
  const Logger = {
    log: function () { const text = logText(arguments); logged.push(text); host.log('info', text); return Logger; },
    getLog: function () { return logged.join('\n'); },
    clear: function () { logged.length = 0; },
  };

  const globals = Object.create(null);
  host.globals.forEach(function (entry) { globals[entry[0]] = fromHost(entry[1]); });
  globals.console = console;
  globals.Logger = Logger;
  Object.keys(globals).forEach(function (name) {
    Object.defineProperty(globalThis, name, { value: globals[name], writable: true, configurable: true, enumerable: false });
  });

  function printable(value) {
    let hasDate = false;
    const text = JSON.stringify(value, function (key, item) {
      const original = this[key];
      if (original instanceof Date) { hasDate = true; return null; }
      if (typeof original === 'function' || typeof original === 'symbol' || typeof original === 'bigint') {
        throw new TypeError('A returned value contains a ' + typeof original + ', which cannot be sent to a page.');
      }
      if (ArrayBuffer.isView(original) || original instanceof ArrayBuffer) {
        throw new TypeError('A returned value contains bytes, which cannot be sent to a page.');
      }
      if (typeof original === 'object' && original !== null && ids.has(original)) {
        throw new TypeError('A returned value contains a service object, which cannot be sent to a page.');
      }
      return item;
    });
    return hasDate || text === undefined ? 'null' : text;
  }

  return function (run, argument, asJson, settle) {
    function done(value) {
      try { settle('done', asJson ? printable(value) : 'null', '', ''); } catch (error) { failed(error); }
    }
    function failed(error) {
      const isError = error instanceof Error;
      settle('failed', isError ? toText(error.message) : toText(error), isError ? toText(error.name) : 'Error',
        isError ? toText(error.stack) : '');
    }
    try {
      const args = asJson ? JSON.parse(argument) : [fromHost(argument)];
      const result = run.apply(globalThis, args);
      if (result instanceof Promise) result.then(done, failed);
      else done(result);
    } catch (error) {
      failed(error);
    }
  };
})`;

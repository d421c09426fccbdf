import { setFlagsFromString } from 'node:v8';

/**
 * Before each test file: V8 optimises a function after fifteen times the usual work. Every execution of the add-on runs in a
 * realm of its own that is thrown away, and with it all that was optimised; what runs for long is optimised even so.
 */
setFlagsFromString('--interrupt-budget=1000000');

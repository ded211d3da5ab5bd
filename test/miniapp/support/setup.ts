import { resetTaro } from './taro';

// The constant that the build puts in.
Object.assign(globalThis, { API_ORIGIN: '' });
process.env.TARO_ENV = 'h5';

beforeEach(() => resetTaro());

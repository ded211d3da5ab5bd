/** The only door to Taro and WeChat: nothing outside this folder names `Taro` or `wx`. */
export * from './build';
export * from './canvas';
export * from './device';
export * from './http';
export * from './lifecycle';
export * from './location';
export * from './login';
export * from './pay';
export * from './privacy';
export * from './routes';
export * from './screen';
export * from './spoken-labels';
export * from './storage';
export * from './toast';

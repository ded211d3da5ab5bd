export { recordScene, startSession } from './start-session';
export { meQueryKey, useMe } from './use-me';

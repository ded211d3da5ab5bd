import { create } from 'zustand';
import { currentPosition, isPositionAllowed, type Position } from '@/platform';

interface LocationState {
  position: Position | null;
  /** `unknown` until somebody asked; `refused` keeps the app from asking again by itself. */
  state: 'unknown' | 'asking' | 'known' | 'refused';
}

/** Where the customer is, in memory only: it is never stored and never sent except to measure a delivery. */
export const useLocation = create<LocationState>(() => ({ position: null, state: 'unknown' }));

/** Asks for the position; WeChat shows its own dialog the first time, so call it from a tap. */
export async function locate(): Promise<Position | null> {
  if (useLocation.getState().state === 'asking') return null;
  useLocation.setState({ state: 'asking' });
  const position = await currentPosition();
  useLocation.setState({ position, state: position ? 'known' : 'refused' });
  return position;
}

/** Reads the position only if she allowed it earlier: nothing pops up when the app starts. */
export async function locateIfAllowed(): Promise<void> {
  if (useLocation.getState().state === 'unknown' && (await isPositionAllowed())) await locate();
}

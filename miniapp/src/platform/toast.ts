import { create } from 'zustand';

export interface ToastState {
  text: string | null;
  icon: 'check' | 'alert' | null;
  /** Label and effect of the one thing she can do about it, e.g. 撤销. */
  action: { label: string; run: () => void } | null;
}

/** The message that is shown now; `components/toast` draws it on every page. */
export const useToast = create<ToastState>(() => ({ text: null, icon: null, action: null }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows one line for two seconds (five with an action), replacing the one before. */
export function showToast(
  text: string,
  more: { icon?: ToastState['icon']; action?: ToastState['action'] } = {},
): void {
  if (timer !== undefined) clearTimeout(timer);
  useToast.setState({ text, icon: more.icon ?? null, action: more.action ?? null });
  timer = setTimeout(hideToast, more.action ? 5000 : 2000);
}

export function hideToast(): void {
  useToast.setState({ text: null, icon: null, action: null });
}

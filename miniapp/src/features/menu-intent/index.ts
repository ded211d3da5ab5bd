import { create } from 'zustand';
import { open, routes } from '@/platform';

interface MenuIntent {
  /** Category the menu should jump to when it is shown next; tabs take no parameters, so it waits here. */
  categoryId: string | null;
  /** Opens the cart sheet when the menu is shown next. */
  showCart: boolean;
}

export const useMenuIntent = create<MenuIntent>(() => ({ categoryId: null, showCart: false }));

/** Goes to the menu, to a category or with the cart open. */
export function openMenu(intent: Partial<MenuIntent> = {}): void {
  useMenuIntent.setState({ categoryId: intent.categoryId ?? null, showCart: intent.showCart ?? false });
  open(routes.menu());
}

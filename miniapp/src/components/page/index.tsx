import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ToastHost } from '../toast';
import { PrivacySheet } from './privacy-sheet';

interface PageProps {
  children: ReactNode;
  /** `cream` to browse, `sand` for transactions (checkout, orders). */
  tone?: 'cream' | 'sand';
  className?: string;
}

/** The root of every page: its colour, the toast and WeChat's privacy question, which can come up anywhere. */
export function Page({ children, tone = 'cream', className = '' }: PageProps) {
  return (
    <View className={`page page--${tone} ${className}`}>
      {children}
      <ToastHost />
      <PrivacySheet />
    </View>
  );
}

import type { MenuResponse, ProductResponse } from '@tianpu/shared/api';
import { callPublic } from './client';

export const fetchMenu = (storeId: string) =>
  callPublic<MenuResponse>({ method: 'GET', path: '/catalog/menu', query: { storeId } });

export const fetchProduct = (productId: string, storeId: string) =>
  callPublic<ProductResponse>({ method: 'GET', path: `/catalog/products/${productId}`, query: { storeId } });

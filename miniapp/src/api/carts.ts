import type { AddCartLineRequest, CartResponse } from '@tianpu/shared/api';
import { callAsCustomer } from './client';

export const fetchCart = (storeId: string) =>
  callAsCustomer<CartResponse>({ method: 'GET', path: '/cart', query: { storeId } });

export const addCartLine = (body: AddCartLineRequest) =>
  callAsCustomer<CartResponse>({
    method: 'POST',
    path: '/cart/lines',
    query: { storeId: body.storeId },
    body,
  });

export const changeCartLine = (storeId: string, lineId: string, quantity: number) =>
  callAsCustomer<CartResponse>({
    method: 'PATCH',
    path: `/cart/lines/${lineId}`,
    query: { storeId },
    body: { quantity },
  });

export const removeCartLine = (storeId: string, lineId: string) =>
  callAsCustomer<CartResponse>({ method: 'DELETE', path: `/cart/lines/${lineId}`, query: { storeId } });

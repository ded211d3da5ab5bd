import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { QuoteOrderResponse, SlotsResponse } from '@tianpu/shared/api';
import { CurrentActor, type CustomerActor, Database, ForCustomer } from '../platform';
import { StoresReader } from '../stores';
import { CartQuoteDto, SlotsDto } from './checkout-answers.dto';
import { CheckoutQuotes } from './checkout-quotes';
import { CheckoutSlots } from './checkout-slots';
import { QuoteOrderDto, SlotsQueryDto } from './orders.dto';

/** What checkout shows before anything is ordered; nothing here has an effect. */
@ApiTags('checkout')
@Controller('checkout')
@ForCustomer()
export class CheckoutController {
  constructor(
    private readonly database: Database,
    private readonly stores: StoresReader,
    private readonly quotes: CheckoutQuotes,
    private readonly slots: CheckoutSlots,
  ) {}

  @Get('slots')
  @ApiOkResponse({ type: SlotsDto })
  showSlots(@CurrentActor() actor: CustomerActor, @Query() query: SlotsQueryDto): Promise<SlotsResponse> {
    return this.slots.run(actor.id, query.storeId, query.mode);
  }

  @Post('quote')
  @HttpCode(200)
  @ApiOkResponse({ type: CartQuoteDto })
  async quote(
    @CurrentActor() actor: CustomerActor,
    @Body() body: QuoteOrderDto,
  ): Promise<QuoteOrderResponse> {
    const db = this.database.source;
    const store = await this.stores.get(db, body.storeId);
    const { latitude, longitude, mode, couponId, usePoints } = body;
    const place = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
    const { cart, quote } = await this.quotes.run(actor.id, store, { mode, place }, { couponId, usePoints });
    return { cartVersion: cart.version, quote };
  }
}

import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CartResponse, Id } from '@tianpu/shared/api';
import { CatalogReader } from '../catalog';
import {
  CurrentActor,
  type CustomerActor,
  Database,
  type Db,
  ForCustomer,
  type Tx,
  UlidParam,
  UnitOfWork,
} from '../platform';
import { StoresReader } from '../stores';
import { AddCartLineDto, CartDto, CartQueryDto, ChangeCartLineDto } from './carts.dto';
import { presentCart } from './carts.presenter';
import { Carts } from './carts.service';

/** Every change answers the whole cart, so the app never has to guess what it looks like now. */
@ApiTags('cart')
@Controller('cart')
@ForCustomer()
export class CartsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly carts: Carts,
    private readonly catalog: CatalogReader,
    private readonly stores: StoresReader,
  ) {}

  @Get()
  @ApiOkResponse({ type: CartDto })
  async show(@CurrentActor() actor: CustomerActor, @Query() query: CartQueryDto): Promise<CartResponse> {
    await this.stores.get(this.database.source, query.storeId);
    return this.present(this.database.source, actor.id, query.storeId);
  }

  @Post('lines')
  @ApiCreatedResponse({ type: CartDto })
  add(@CurrentActor() actor: CustomerActor, @Body() body: AddCartLineDto): Promise<CartResponse> {
    return this.change(actor.id, body.storeId, (tx) =>
      this.carts.add(tx, actor.id, body.skuId, body.quantity),
    );
  }

  @Patch('lines/:lineId')
  @ApiOkResponse({ type: CartDto })
  changeQuantity(
    @CurrentActor() actor: CustomerActor,
    @UlidParam('lineId') lineId: string,
    @Query() query: CartQueryDto,
    @Body() body: ChangeCartLineDto,
  ): Promise<CartResponse> {
    return this.change(actor.id, query.storeId, (tx) =>
      this.carts.changeQuantity(tx, actor.id, lineId, body.quantity),
    );
  }

  @Delete('lines/:lineId')
  @HttpCode(200)
  @ApiOkResponse({ type: CartDto })
  remove(
    @CurrentActor() actor: CustomerActor,
    @UlidParam('lineId') lineId: string,
    @Query() query: CartQueryDto,
  ): Promise<CartResponse> {
    return this.change(actor.id, query.storeId, (tx) => this.carts.remove(tx, actor.id, lineId));
  }

  private change(customerId: Id, storeId: Id, verb: (tx: Tx) => Promise<void>): Promise<CartResponse> {
    return this.unitOfWork.run(async (tx) => {
      await this.stores.get(tx, storeId);
      await verb(tx);
      return this.present(tx, customerId, storeId);
    });
  }

  private async present(db: Db, customerId: Id, storeId: Id): Promise<CartResponse> {
    const cart = await this.carts.load(db, customerId);
    const skus = await this.catalog.skus(
      db,
      cart.lines.map((line) => line.skuId),
    );
    return presentCart(cart, skus, storeId);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CartResponse, Id } from '@tianpu/shared/api';
import { CatalogReader } from '../catalog';
import { type Actor, CurrentActor, Database, type Db, ForCustomer, type Tx, UnitOfWork } from '../platform';
import { StoresReader } from '../stores';
import { AddCartLineDto, CartDto, CartLineParamsDto, CartQueryDto, ChangeCartLineDto } from './carts.dto';
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
  async show(@CurrentActor() actor: Actor, @Query() query: CartQueryDto): Promise<CartResponse> {
    await this.stores.get(this.database.source, query.storeId);
    return this.present(this.database.source, actor.id, query.storeId);
  }

  @Post('lines')
  @ApiCreatedResponse({ type: CartDto })
  add(@CurrentActor() actor: Actor, @Body() body: AddCartLineDto): Promise<CartResponse> {
    return this.change(actor.id, body.storeId, (tx) => this.carts.add(tx, actor.id, body.skuId, body.quantity));
  }

  @Patch('lines/:lineId')
  @ApiOkResponse({ type: CartDto })
  changeQuantity(
    @CurrentActor() actor: Actor,
    @Param() params: CartLineParamsDto,
    @Query() query: CartQueryDto,
    @Body() body: ChangeCartLineDto,
  ): Promise<CartResponse> {
    return this.change(actor.id, query.storeId, (tx) =>
      this.carts.changeQuantity(tx, actor.id, params.lineId, body.quantity),
    );
  }

  @Delete('lines/:lineId')
  @HttpCode(200)
  @ApiOkResponse({ type: CartDto })
  remove(
    @CurrentActor() actor: Actor,
    @Param() params: CartLineParamsDto,
    @Query() query: CartQueryDto,
  ): Promise<CartResponse> {
    return this.change(actor.id, query.storeId, (tx) => this.carts.remove(tx, actor.id, params.lineId));
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

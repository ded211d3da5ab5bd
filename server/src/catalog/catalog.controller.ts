import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ProductResponse } from '@tianpu/shared/api';
import type { FastifyReply } from 'fastify';
import { Database, Public, UlidParam } from '../platform';
import { StoresReader } from '../stores';
import { MenuDto, ProductDto, StoreQueryDto } from './catalog.dto';
import { CatalogReader } from './catalog.read-model';
import { MenuCache } from './menu-cache';

@ApiTags('catalog')
@Controller('catalog')
export class CatalogController {
  constructor(
    private readonly menus: MenuCache,
    private readonly catalog: CatalogReader,
    private readonly stores: StoresReader,
    private readonly database: Database,
  ) {}

  /**
   * The whole menu of one store. Answers 304 when the app already holds this version. Sent as stored text: this is
   * the most read page of the shop, and turning it into JSON again for each reader would be its whole cost.
   */
  @Get('menu')
  @Public()
  @ApiOkResponse({ type: MenuDto })
  async menu(
    @Query() query: StoreQueryDto,
    @Headers('if-none-match') held: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const menu = await this.menus.get(query.storeId);
    reply.header('etag', menu.etag).header('cache-control', 'no-cache');
    if (held === menu.etag) {
      reply.code(304).send();
      return;
    }
    reply.type('application/json; charset=utf-8').send(menu.body);
  }

  /** One product with description, ingredients and allergens. */
  @Get('products/:productId')
  @Public()
  @ApiOkResponse({ type: ProductDto })
  async product(
    @UlidParam('productId') productId: string,
    @Query() query: StoreQueryDto,
  ): Promise<ProductResponse> {
    const db = this.database.source;
    await this.stores.get(db, query.storeId);
    return this.catalog.product(db, productId, query.storeId);
  }
}

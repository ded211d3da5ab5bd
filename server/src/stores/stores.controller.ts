import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { StoreResponse } from '@tianpu/shared/api';
import { Database, Public, ShortCache } from '../platform';
import { StoreDto } from './stores.dto';
import { StoresReader } from './stores.store';

/** Opening hours change a few times a year; a second of age is not noticed and spares the database. */
const MAX_AGE_MS = 1_000;

@ApiTags('stores')
@Controller('stores')
export class StoresController {
  private readonly cache = new ShortCache<StoreResponse[]>(MAX_AGE_MS);

  constructor(
    private readonly stores: StoresReader,
    private readonly database: Database,
  ) {}

  /** Every store with hours, place and delivery rule. */
  @Get()
  @Public()
  @ApiOkResponse({ type: [StoreDto] })
  list(): Promise<StoreResponse[]> {
    return this.cache.get('all', () => this.stores.all(this.database.source));
  }
}

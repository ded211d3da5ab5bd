import { Module } from '@nestjs/common';
import { FulfilmentModule } from '../fulfilment';
import { StoresModule } from '../stores';
import { CatalogController } from './catalog.controller';
import { CatalogReader } from './catalog.read-model';
import { CatalogStore } from './catalog.store';
import { MenuCache } from './menu-cache';

@Module({
  imports: [FulfilmentModule, StoresModule],
  controllers: [CatalogController],
  providers: [CatalogReader, CatalogStore, MenuCache],
  exports: [CatalogReader, CatalogStore],
})
export class CatalogModule {}

import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog';
import { SourcesModule } from '../sources';
import { StoresModule } from '../stores';
import { CartsController } from './carts.controller';
import { Carts } from './carts.service';
import { CartsStore } from './carts.store';

@Module({
  imports: [CatalogModule, SourcesModule, StoresModule],
  controllers: [CartsController],
  providers: [Carts, CartsStore],
  exports: [Carts],
})
export class CartsModule {}

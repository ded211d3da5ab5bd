import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog';
import { OffersController } from './offers.controller';
import { OffersReader } from './offers.read-model';
import { OffersStore } from './offers.store';

@Module({
  imports: [CatalogModule],
  controllers: [OffersController],
  providers: [OffersReader, OffersStore],
  exports: [OffersReader, OffersStore],
})
export class OffersModule {}

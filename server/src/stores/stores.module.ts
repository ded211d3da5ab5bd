import { Module } from '@nestjs/common';
import { StoresController } from './stores.controller';
import { StoresReader, StoresStore } from './stores.store';

@Module({
  controllers: [StoresController],
  providers: [StoresReader, StoresStore],
  exports: [StoresReader, StoresStore],
})
export class StoresModule {}

import { Module } from '@nestjs/common';
import { Fulfilment } from './fulfilment';
import { FulfilmentReader } from './fulfilment.read-model';

@Module({ providers: [Fulfilment, FulfilmentReader], exports: [Fulfilment, FulfilmentReader] })
export class FulfilmentModule {}

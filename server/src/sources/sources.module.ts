import { Module } from '@nestjs/common';
import { SourcesController } from './sources.controller';
import { SourcesReactions } from './sources.handlers';
import { SourcesReader } from './sources.read-model';
import { SourcesStore } from './sources.store';

@Module({
  controllers: [SourcesController],
  providers: [SourcesStore, SourcesReader, SourcesReactions],
  exports: [SourcesStore, SourcesReader, SourcesReactions],
})
export class SourcesModule {}

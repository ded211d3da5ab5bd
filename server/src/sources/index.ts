export { SourcesReactions } from './sources.handlers';
export { SourcesModule } from './sources.module';
export { type SourceReportRow, SourcesReader } from './sources.read-model';
export { type SourceCodeDraft, SourcesStore } from './sources.store';

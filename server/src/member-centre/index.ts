export { MemberCentreModule } from './member-centre.module';

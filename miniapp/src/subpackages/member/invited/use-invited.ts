import { useQuery } from '@tanstack/react-query';
import { parseReferralCode, parseReferralScene } from '@tianpu/shared/referral';
import { problemText } from '@/api/client';
import { acceptInvite } from '@/api/referral';
import { refreshMembership, useMemberCentre } from '@/features/membership';
import { open, replace, routes, useParams } from '@/platform';

/** The code she came with: a card carries it as `code`, a poster's mini-program code in its scene. */
export function invitationCode(params: { code?: string; scene?: string }): string | null {
  const fromCard = params.code ? parseReferralCode(params.code) : null;
  return fromCard ?? (params.scene ? parseReferralScene(params.scene) : null);
}

/** A friend opened an invitation: it is accepted at once, and what it gives is shown. */
export function useInvited() {
  const code = invitationCode(useParams());
  const centre = useMemberCentre();
  const query = useQuery({
    queryKey: ['invitation', code],
    queryFn: async () => {
      const accepted = await acceptInvite(code ?? '');
      refreshMembership();
      return accepted;
    },
    enabled: code !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    accepted: query.data ?? null,
    isPending: code !== null && query.isPending,
    /** Why there is no gift: an old customer, her own code, a code that is none. */
    refusal:
      code === null ? '这个邀请不完整，请让好友再发一次' : query.error ? problemText(query.error) : null,
    isMember: centre.data?.isEnrolled ?? false,
    join: () => replace(routes.join(code ?? undefined)),
    order: () => open(routes.menu()),
    home: () => open(routes.home()),
  };
}

/**
 * Verbs that state a lasting relation between two things, each with the prepositions before the second thing; `-` stands for a plain
 * object (by hand; the frames follow Levin, "English Verb Classes and Alternations", 1993).
 */
const FRAMES = `
  belong:to assign:to associate:with link:to,with relate:to connect:to,with attach:to refer:to
  correspond:to,with apply:to,for allocate:to register:for,in,at,with enrol:in,for enroll:in,for subscribe:to
  participate:in work:for,in,at,on locate:in,at place:in,at,by store:in make:by,for write:by own:-,by
  manage:-,by lead:-,by supervise:-,by offer:-,by teach:-,by,in attend:-,by employ:-,by treat:-,by visit:-
  borrow:-,by book:-,by,for rent:-,by order:-,by buy:-,by purchase:-,by sell:-,by reserve:-,by,for
  publish:-,by,in review:-,by join:- use:-,by create:by,for provide:by supply:-,by deliver:by,to produce:-,by
  run:by issue:by,to,for pay:by,for group:in,into,by divide:into organise:into,by organize:into,by
  schedule:for,in hold:in,by serve:-,by perform:by play:in,for,by live:in,at depart:from arrive:at cover:-,by
  reference:- describe:by assist:-,by select:from require:- involve:- host:-,by operate:-,by send:to
  submit:by,for sponsor:-,by drive:-,by hire:-,by contain:in include:in list:in add:to give:to,by take:by
  occupy:-,by represent:by handle:-,by insert:in,into report:to answer:to accept:-,by service:by head:-,by member:of
  distribute:by,through install:in,on mount:on deploy:to enter:into transport:-,by load:on,into ship:to,by
  move:to invite:-,by,to request:-,by confirm:by approve:by sign:by check:by prescribe:-,by,to,for`;

/** Verb → prepositions of its frames. */
export const RELATIONS: ReadonlyMap<string, readonly string[]> = new Map(
  FRAMES.split(/\s+/)
    .filter(Boolean)
    .map((entry): [string, readonly string[]] => {
      const [verb = '', prepositions = ''] = entry.split(':');
      return [verb, prepositions.split(',')];
    }),
);

/** Sentences with one flaw each, by the code of the finding: beside the documentation's own examples, for the tests of fixes. */
export const flawed: Readonly<Record<string, readonly string[]>> = {
  'req/abbreviation': [
    'The kiosk shall accept cards, e.g. debit cards.',
    'E.g., the clerk shall print a label.',
    'A crate holds max. 12 bottles.',
    'The report shall show the totals w/o taxes.',
  ],
  'req/absolute-term': [
    'The lamp shall always be lit.',
    'The gate must never open by itself.',
    'The log shall be completely deleted.',
  ],
  'req/ambiguous-date': ['The new fee applies from 04/05/2027.', 'The contract shall end on 1/2/2028.'],
  'req/approximate-value': [
    'The lift shall wait for approximately 10 seconds.',
    'The tank shall hold roughly 500 litres.',
    'When about 90 % of the disk is used, the server shall warn the operator.',
  ],
  'req/article-form': [
    'The driver opens a order.',
    'A hour before departure, the system shall close the gate.',
    'The nurse records an unit and an European code.',
  ],
  'req/broad-verb': ['The system shall manage deliveries.', 'The service must support returns.'],
  'req/combinator': [
    'The system shall open the gate, but the guard shall check the badge.',
    'The system shall print the ticket unless the printer is empty.',
  ],
  'req/comparative': [
    'The new lift shall be faster.',
    'The search shall use the best algorithm.',
    'The report shall be more accurate.',
  ],
  'req/compound-statement': [
    'The system shall print the label and the driver shall load the parcel.',
    'The system shall lock the door and it shall inform the guard.',
    'The system shall lock the door, and the alarm shall sound.',
    'When the night begins, the system shall lock the door and the alarm shall sound.',
    'If the card is expired, then the kiosk shall keep the card and shall inform the bank.',
  ],
  'req/context-dependent': [
    'This screen shall show the open orders.',
    'These reports must be printed in colour.',
  ],
  'req/contraction': [
    "The guard doesn't open the gate.",
    'The system won’t delete the log.',
    "A tenant shouldn't see the rent of a neighbour.",
  ],
  'req/cross-reference': [
    'The lift shall stop as described below.',
    'The aforementioned report shall be printed.',
    'The clerk shall follow the previous section.',
    'The fee is calculated from the above table.',
  ],
  'req/decimal-format': [
    'The dose is at least .25 ml.',
    'A letter weighs at most 0,5 kg.',
    'The fee is 2,50 €.',
  ],
  'req/double-negation': [
    'The pump shall not fail to stop.',
    'It is not impossible for a guest to cancel.',
    'The system must never omit to log an access.',
    'The clerk shall not be unable to print.',
  ],
  'req/ears-clause-order': [
    'If the door opens, while the lift moves, then the controller shall stop the lift.',
    'When the guest pays, where a printer is installed, the kiosk shall print a receipt.',
  ],
  'req/ears-keyword': [
    'Whenever the tank is empty, the pump shall stop.',
    'As long as the door is open, the oven must stay off.',
    'In case the sensor fails, the controller shall stop the pump.',
  ],
  'req/ears-missing-then': [
    'If the tank is empty, the pump shall stop.',
    'If a card expires, the bank must send a letter.',
  ],
  'req/escape-clause': [
    'The lift must, if possible, open its doors.',
    'The clerk shall call the guest if possible.',
    'The system shall, where appropriate, print a label.',
    'As far as possible, the pump shall run at night.',
  ],
  'req/example-list': [
    'The kiosk shall accept cards such as debit cards.',
    'The system shall store documents, for example letters and plans.',
  ],
  'req/expletive-subject': [
    'There shall be a log of all accesses.',
    'It shall be possible to cancel an order.',
    'When the night begins, it must be possible for a guard to lock the gate.',
  ],
  'req/implicit-condition': [
    'In this case, the clerk shall call the guest.',
    'If not, the system shall close the ticket.',
    'Then the driver shall sign the note.',
  ],
  'req/imprecise-verb': [
    'The system shall deal with late deliveries.',
    'The system shall facilitate the booking of rooms.',
    'The system must take into account the holidays.',
  ],
  'req/incomplete-condition': [
    'When the alarm, the guard shall leave the room.',
    'If power failure, then the pump shall stop.',
    'While the night, the gate shall stay closed.',
  ],
  'req/incomplete-reference': [
    'The kitchen shall comply with all relevant laws.',
    'The system shall store data in accordance with applicable regulations.',
    'The lift must conform to the common industry standards.',
  ],
  'req/indefinite-article': [
    'An application shall print the report.',
    'When the guest leaves, a system shall close the bill.',
  ],
  'req/indefinite-pronoun': [
    'Somebody must sign the note.',
    'When something happens, the guard shall ring the bell.',
    'The system shall inform someone about the alarm.',
  ],
  'req/intensifier': [
    'The door shall be very strong.',
    'The report shall be extremely short.',
    'The pump shall run quite slowly.',
  ],
  'req/late-condition': [
    'The pump must stop when the tank is empty.',
    'The clerk shall print the label if the parcel is heavy.',
    'The system shall lock the door while the alarm is active.',
    'The pump shall, when the tank is empty, stop the motor.',
  ],
  'req/misplaced-only': [
    'The system shall only print labels for parcels.',
    'The clerk must only open the gate for guests.',
  ],
  'req/missing-comma': [
    'When the tank is empty the pump shall stop.',
    'If the guest cancels the booking the clerk must return the deposit.',
    'While the door is open the lift shall stand still.',
  ],
  'req/missing-imperative': [
    'When the tank is empty, the system closes the valve.',
    'The order is stored by the system.',
    'The kiosk prints a receipt.',
    'The doors are closed at night.',
  ],
  'req/missing-measure': [
    'The kiosk shall start quickly.',
    'The clerk shall quickly archive the file.',
    'The search shall be fast.',
    'The system shall have low latency.',
    'Guests shall be informed within a reasonable time.',
  ],
  'req/missing-response': [
    'If the guest cancels the booking.',
    'When the tank is empty, then the pump.',
    'While the door is open.',
  ],
  'req/missing-system': [
    'Shall print a label.',
    'If the tank is empty, stop the pump.',
    'Print a label for each parcel.',
    'When the guest leaves, must close the bill.',
  ],
  'req/missing-tolerance': [
    'The length of the rod shall be 30 cm.',
    'The voltage must be 12 V at the socket.',
  ],
  'req/missing-unit': [
    'The kiosk shall answer within 5.',
    'The pressure shall be at most 80.',
    'The pump shall start every 30, and stop again.',
    'The distance must be between 3 and 5.',
    'The train shall not exceed a speed of 50.',
  ],
  'req/missing-verb': [
    'List of the overdue books.',
    'User administration',
    'The monthly report for the manager.',
    'Ability to export the orders.',
  ],
  'req/mixed-and-or': [
    'The guest pays the room and the meals or the drinks.',
    'The kiosk sells tickets or maps and guides.',
    'The pump shall start if the level is low or the timer expires and the valve is open.',
  ],
  'req/negated-universal': [
    'All visitors must not enter the lab.',
    'Every clerk shall not open the safe.',
    'All stored letters will not be deleted.',
  ],
  'req/negative-statement': [
    'The pump shall not run dry.',
    'The speed shall not exceed 30 km/h.',
    'A tenant must not see the rent of a neighbour.',
    'The system must not permit a guest to open the gate.',
  ],
  'req/open-bracket': [
    'The clerk prints a label (with the address.',
    'The kiosk [on the first floor sells tickets.',
  ],
  'req/open-ended': [
    'A label shows the name, the street, etc.',
    'The kiosk sells tickets, maps and so on.',
    'The report shows costs, including but not limited to rent.',
  ],
  'req/opinion': [
    'Of course, the gate shall close.',
    'The gate shall obviously close at night.',
    'We believe that the gate shall close.',
  ],
  'req/other-imperative': [
    'The gate must close.',
    'When the night begins, the gate will close.',
    'THE GATE MUST CLOSE.',
  ],
  'req/parenthesis': [
    'The system shall print a label (in the second tray).',
    'The clerk (and his deputy) shall sign the note.',
  ],
  'req/passive-with-actor': [
    'The note must be signed by a driver.',
    'Each parcel shall be scanned by the clerk before departure.',
    'When the day ends, the money shall be counted by the cashier.',
  ],
  'req/passive-without-actor': [
    'A label shall be printed for each parcel.',
    'When the tank is empty, the pump must be stopped.',
    'They shall be deleted after 5 days.',
  ],
  'req/personal-pronoun': [
    'We shall deliver on Mondays.',
    'Your password must have 12 characters.',
    'The system shall send us a copy.',
    'When you leave, the door shall close.',
  ],
  'req/placeholder': [
    'The pump shall stop after [number] seconds.',
    'The report shall be sent to <name>.',
    'The door shall open within ___ seconds.',
  ],
  'req/purpose-phrase': [
    'The gate shall close at night in order to keep foxes out.',
    'In order to save power, the lamp shall go out at night.',
    'The system shall print a label, so that the driver finds the parcel.',
  ],
  'req/quantity-word': [
    'The kiosk shall sell a few maps.',
    'The system shall keep several copies of the log.',
    'The lift must carry a lot of people.',
  ],
  'req/question': [
    'Shall the gate close at night?',
    'Which clerk signs the note?',
    'Should the kiosk sell maps?',
  ],
  'req/range-form': [
    'A name has between 2 to 40 letters.',
    'The fee lies between 20 and 10 euros.',
    'The kiosk opens between 7-19.',
  ],
  'req/repeated-word': [
    'The clerk prints the the label.',
    'The gate shall shall close.',
    'A guest may may cancel.',
  ],
  'req/scenario-missing-then': ['Given an empty tank, when the pump starts.'],
  'req/scenario-missing-when': [
    'Given a full tank, then the pump is off.',
    'R1: Given a full tank\n    And an open valve\n    Then the pump is off',
  ],
  'req/scenario-order': ['R1: Given a full tank\n    Then the pump stops\n    When the valve closes'],
  'req/scenario-several-whens': [
    'R1: Given a full tank\n    When the valve opens\n    When the pump starts\n    Then the level falls',
  ],
  'req/several-requirements': [
    'R1: The gate shall close at night. When the sun rises, the gate shall open.',
    'R1: The clerk must sign the note. The driver must keep a copy. The note is blue.',
  ],
  'req/several-triggers': [
    'When the tank is full, when the valve opens, the pump shall stop.',
    'If the card is expired, if the PIN is wrong, then the kiosk shall keep the card.',
  ],
  'req/slash': [
    'The clerk calls and/or writes to the guest.',
    'Each driver loads his/her van.',
    'When he/she arrives, the gate opens.',
  ],
  'req/solution': ['The system shall use Redis for its sessions.', 'The report must be written in Python.'],
  'req/story-benefit-fragment': ['As a clerk, I want to see late orders, so that quick action.'],
  'req/story-circular-benefit': ['As a driver, I want to see my route, so that I can see my route.'],
  'req/story-generic-role': ['As a user, I want to rate a film, so that others find it.'],
  'req/story-missing-article': [
    'As driver, I want to see my route, so that I arrive in time.',
    'As accountant, I want to close a month, so that nobody changes it.',
  ],
  'req/story-missing-means': ['As a clerk, a list of late orders.'],
  'req/story-missing-role': [
    'I want to see my route.',
    'We would like to rate films, so that others find them.',
  ],
  'req/story-not-minimal': [
    'R1: As a driver, I want to see my route, so that I arrive in time. The route is blue.',
    'R1: As a driver, I want to see my route. Routes come from the planning.',
  ],
  'req/story-role-not-person': [
    'As a system, I want to send letters, so that the clerk is free.',
    'As the booking platform, I want to lock a seat, so that nobody else takes it.',
  ],
  'req/story-several-actions': [
    'R1: As a driver, I want to see my route and report a delay, so that the guest is informed.',
    'R1: As a clerk, I want to print labels and to archive letters.',
  ],
  'req/story-solution': ['As a driver, I want a dropdown menu with my routes, so that I choose one.'],
  'req/story-without-benefit': ['As a driver, I want to see my route.', 'As a clerk, I want to print labels'],
  'req/stray-punctuation': [
    'The clerk prints a label , and a note.',
    'The gate closes..',
    'The kiosk sells tickets,, maps and guides.',
  ],
  'req/superfluous-infinitive': [
    'The kiosk shall be able to print maps.',
    'The system shall be capable of printing maps.',
    'The system must have the ability to print maps.',
    'The system shall provide the capability to print maps.',
  ],
  'req/time-bound': ['The gate shall close at 22:00 for now.', 'At the moment, the kiosk shall sell maps.'],
  'req/unbounded-verb': [
    'The system shall maximise the number of seats.',
    'The system shall improve the search.',
    'The lift must minimize noise.',
  ],
  'req/unclear-pronoun': ['It shall be printed in colour.', 'They must be signed by a driver.'],
  'req/undecided': ['The fee is TBD.', 'The colour of the label is to be defined.'],
  'req/unfinished-list': [
    'The label shall show the following:',
    'The clerk shall sign the following documents.',
    'The fee is calculated as follows:',
  ],
  'req/universal-quantifier': [
    'The system shall print all labels.',
    'All drivers must sign the note.',
    'The clerk shall check both copies.',
  ],
  'req/user-obligation': [
    'The driver shall enter the mileage.',
    'When the day ends, the cashier must count the till.',
  ],
  'req/vague-term': [
    'The form shall be intuitive.',
    'The system shall offer a robust search.',
    'The kiosk shall work efficiently.',
  ],
  'req/vague-time': [
    'The system shall check the disk periodically.',
    'The clerk shall eventually sign the note.',
  ],
  'req/wish': [
    'It would be nice if the kiosk sold maps.',
    'It is important that the pump stops.',
    'When the night begins, it is recommended that the gate is closed.',
  ],
  'req/weak-verb': [
    'The gate should close at night.',
    'The system could print a label.',
    'When the tank is empty, the pump might stop.',
    'The system can print a label.',
  ],
};

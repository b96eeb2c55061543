/** Codes of board files: what is wired to a board, what happens, what is expected. Their examples are YAML. */

import type { CodeFamily } from "./codes.js";

export const WIRING_CODES: CodeFamily = {
  WIR701: {
    severity: "error",
    text: "this is no YAML: {0}",
    summary: "mistake in the YAML of a board file",
    explanation: {
      what: "The text of a board file does not follow the rules of YAML.",
      why: "Nothing of it can be used then. Often a text with ': ' or ' #' in it lacks quotes, or a line stands too far left or right.",
      example: "parts:\n  led1: {type: led, anode: GPIO2",
      instead: "parts:\n  led1: {type: led, anode: GPIO2}",
    },
  },
  WIR702: {
    severity: "error",
    text: "there is no '{0}' in {1}",
    summary: "unknown key in a board file",
    explanation: {
      what: "A mapping of a board file has a key that means nothing there.",
      why: "What it was to say would be ignored. For a part, 'halpy parts TYPE' lists its terminals and properties.",
      example: "parts:\n  led1: {type: led, anode: GPIO2, colour: red}",
      instead: "parts:\n  led1: {type: led, anode: GPIO2, color: red}",
    },
  },
  WIR703: {
    severity: "error",
    text: "'{0}' must be {1}",
    summary: "wrong value in a board file",
    explanation: {
      what: "A value of a board file has another form than is needed there.",
      why: "It cannot be used as it is.",
      example: "parts:\n  led1: {type: led, anode: GPIO2, resistor: big}",
      instead: "parts:\n  led1: {type: led, anode: GPIO2, resistor: 1k}",
    },
  },
  WIR704: {
    severity: "error",
    text: "there is no part type '{0}'",
    summary: "unknown type of part",
    explanation: {
      what: "A part of a board file is of a type that is not known.",
      why: "'halpy parts' lists the types. A part of your own is named by its file: type: ./my_part.js",
      example: "parts:\n  led1: {type: lead, anode: GPIO2}",
      instead: "parts:\n  led1: {type: led, anode: GPIO2}",
    },
  },
  WIR705: {
    severity: "error",
    text: "{0} ({1}) is not connected at {2}",
    summary: "terminal without a wire",
    explanation: {
      what: "A terminal that the part cannot do without is not connected.",
      why: "The part could do nothing. Terminals that may be left open are marked so in 'halpy parts TYPE'.",
      example: "parts:\n  led1: {type: led}",
      instead: "parts:\n  led1: {type: led, anode: GPIO2}",
    },
  },
  WIR706: {
    severity: "error",
    text: "{0}",
    summary: "event or expectation that is not understood",
    explanation: {
      what: "An event or expectation does not have one of the forms of such sentences.",
      why: "docs/wiring.md lists the forms, with examples.",
      example: "parts:\n  b1: {type: button, a: GPIO4}\nevents:\n  - at 1s: press b1 during 80ms",
      instead: "parts:\n  b1: {type: button, a: GPIO4}\nevents:\n  - at 1s: press b1 for 80ms",
    },
  },
  WIR707: {
    severity: "error",
    text: "{0}",
    summary: "unknown pin, wire or part in a board file",
    explanation: {
      what: "A board file names a pin, wire or part that there is not.",
      why: "Pins are GPIO4, 4, or a name printed on the board; supplies are GND, 3V3 and 5V; other wires are those under nets:.",
      example: "parts:\n  led1: {type: led, anode: GPIO99}",
      instead: "parts:\n  led1: {type: led, anode: GPIO2}",
    },
  },
  WIR708: {
    severity: "error",
    text: "{0}",
    summary: "something that a part cannot do or show",
    explanation: {
      what: "An event asks a part for something that it cannot do, or an expectation for something that it does not show.",
      why: "'halpy parts TYPE' lists the actions, the properties that events can set, and the probes.",
      example: "parts:\n  led1: {type: led, anode: GPIO2}\nevents:\n  - at 1s: press led1",
      instead:
        "parts:\n  led1: {type: led, anode: GPIO2}\n  b1: {type: button, a: GPIO4}\nevents:\n  - at 1s: press b1",
    },
  },
  WIR709: {
    severity: "error",
    text: "there is no board '{0}'",
    summary: "unknown board in a board file",
    explanation: {
      what: "The board that the file names is not known.",
      why: "Its pins are needed to understand the rest.",
      example: "board: esp-32",
      instead: "board: esp32",
    },
  },
  WIR710: {
    severity: "error",
    text: "{0}",
    summary: "file that a board file names cannot be used",
    explanation: {
      what: "A board file names a file, of a part or of recorded values, that cannot be read or does not hold what is needed.",
      why: "Paths are relative to the board file.",
      example: "parts:\n  mine: {type: ./missing_part.js, out: GPIO4}",
      instead: "parts:\n  mine: {type: led, anode: GPIO4}",
    },
  },
  WIR711: {
    severity: "error",
    text: "wires of {0} V and {1} V are connected with each other",
    summary: "short circuit of supplies",
    explanation: {
      what: "Two supplies of different voltage are on the same wire.",
      why: "On a real board something would burn.",
      example: "nets:\n  power: [3V3, GND]",
      instead: "nets:\n  power: [3V3]",
    },
  },
  WIR720: {
    severity: "error",
    text: "this was expected, but {0}",
    summary: "expectation that did not hold",
    explanation: {
      what: "The program ran, and something else happened than the board file expects.",
      why: "The message says what was seen, and when. The command ends with status 4.",
      example: "# with a program that leaves GPIO2 low\nexpect:\n  - GPIO2 high at 1s",
      instead: "expect:\n  - GPIO2 low at 1s",
    },
  },
};

/** The IO plugin `firmata-io` with a board in the place of the serial port. */
"use strict";
module.exports = require("firmata-io")(require("./firmata-board.cjs"));

// What script adds to pages that are complete without it. Nothing here makes HTML of text.
import { keys } from "./keys.js";
import { reader } from "./reader.js";
import { correct } from "./correct.js";
import { live } from "./live.js";
import { intake } from "./intake.js";

document.documentElement.classList.add("scripted");
keys();
reader();
intake();
correct();
live();

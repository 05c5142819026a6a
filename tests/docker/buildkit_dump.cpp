#include "tests/docker/buildkit_dump.h"

#include <algorithm>
#include <cctype>

#include "linter/docker/pair.h"
#include "linter/docker/split.h"

namespace linter::tests {

using docker::Keyword;

static std::string DumpInstruction(const docker::Instruction& instruction) {
  std::string text = instruction.name.text();
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (!instruction.flags.empty()) {
    text += " [";
    for (const auto& flag : instruction.flags) {
      text += text.back() == '[' ? "" : " ";
      const std::string value = flag.value ? "=" + flag.value->text() : "";
      text += docker::Quoted("--" + flag.name.text() + value);
    }
    text += "]";
  }
  if (instruction.keyword == Keyword::Unknown) {
    return text + " \"\"";
  }
  for (const auto& trigger : instruction.trigger) {
    text += " (" + DumpInstruction(trigger) + ")";
  }
  if (instruction.keyword == Keyword::Env || instruction.keyword == Keyword::Label) {
    for (const auto& pair : docker::Pairs(instruction)) {
      text += " " + docker::Quoted(pair.name.text()) + " " +
              docker::Quoted(pair.value ? pair.value->text() : "") +
              (pair.legacy ? " \"\"" : " \"=\"");
    }
    return text;
  }
  for (const auto& word : instruction.words) {
    text += " " + docker::Quoted(word.text());
  }
  return text;
}

std::string Dump(const docker::Dockerfile& dockerfile) {
  std::string text;
  for (const auto& instruction : dockerfile.instructions) {
    text += "(" + DumpInstruction(instruction) + ")\n";
  }
  return text;
}

}  // namespace linter::tests

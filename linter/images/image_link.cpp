#include "linter/images/image_link.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "linter/docker/pair.h"

namespace linter::images {

// The stages whose instructions hold for a stage, itself first.
static std::vector<const docker::Stage*> Line(const docker::BuildView& build,
                                              const docker::Stage& stage) {
  std::vector<const docker::Stage*> line = {&stage};
  // A stage goes on from earlier ones only.
  while (line.back()->parent) {
    line.push_back(&build.stages()[*line.back()->parent]);
  }
  return line;
}

std::optional<ImageUser> ImageLink::user() const {
  const auto& dockerfile = build_->dockerfile();
  if (const auto* user = dockerfile.Latest(docker::Keyword::User, *stage_, stage_->end)) {
    if (user->words.empty()) {
      return std::nullopt;
    }
    const auto text = dockerfile.Expand(*user, user->words.front()).text;
    const auto colon = text.text().find(':');
    return text.known()
               ? std::optional(ImageUser{text.text().substr(0, colon), user->words.front().span()})
               : std::nullopt;
  }
  const auto& base = Line(*build_, *stage_).back()->base;
  return base.known() && base == "scratch" ? std::optional(ImageUser{"", base.span()})
                                           : std::nullopt;
}

// `8080`, `8080/tcp`, `8000-8002/udp`; false where it is none of them.
static bool AddPorts(std::string_view text, const Span& span, std::vector<ExposedPort>& ports) {
  constexpr int Most = 65535;
  constexpr int LongestRange = 1000;
  text = text.substr(0, text.find('/'));
  const auto dash = text.find('-');
  const auto number = [](std::string_view digits) {
    int value = 0;
    const auto* end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, value);
    return result.ec == std::errc() && result.ptr == end && value > 0 && value <= Most ? value : 0;
  };
  const int first = number(text.substr(0, dash));
  const int last = dash == std::string_view::npos ? first : number(text.substr(dash + 1));
  if (first == 0 || last < first || last - first > LongestRange) {
    return false;
  }
  for (int port = first; port <= last; ++port) {
    ports.push_back({port, span});
  }
  return true;
}

std::vector<ExposedPort> ImageLink::exposed_ports() const {
  std::vector<ExposedPort> ports;
  const auto& dockerfile = build_->dockerfile();
  for (const auto* stage : Line(*build_, *stage_)) {
    for (const auto& instruction : build_->InstructionsOf(*stage)) {
      if (instruction->keyword != docker::Keyword::Expose || instruction.trigger()) {
        continue;
      }
      for (const auto& word : instruction->words) {
        const auto text = dockerfile.Expand(instruction.instruction(), word).text;
        if (!text.known() || !AddPorts(text.text(), word.span(), ports)) {
          return {};
        }
      }
    }
  }
  std::stable_sort(ports.begin(), ports.end(),
                   [](const ExposedPort& left, const ExposedPort& right) {
                     return left.span.begin < right.span.begin;
                   });
  return ports;
}

std::vector<ImageVariable> ImageLink::variables() const {
  std::vector<ImageVariable> variables;
  std::set<std::string> seen;
  for (const auto* stage : Line(*build_, *stage_)) {
    const auto instructions = build_->InstructionsOf(*stage);
    for (auto each = instructions.rbegin(); each != instructions.rend(); ++each) {
      const auto& instruction = each->instruction();
      const auto pairs = instruction.keyword == docker::Keyword::Env && !each->trigger()
                             ? docker::Pairs(instruction)
                             : std::vector<docker::Pair>();
      for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair) {
        if (!pair->value || !seen.insert(pair->name.text()).second) {
          continue;
        }
        const auto text = build_->dockerfile().Expand(instruction, *pair->value).text;
        if (text.known()) {
          variables.push_back({pair->name.text(), text.text(), pair->value->span()});
        }
      }
    }
  }
  return variables;
}

std::optional<ImagePlatform> ImageLink::platform() const {
  const auto& dockerfile = build_->dockerfile();
  const auto& from = dockerfile.instructions[Line(*build_, *stage_).back()->begin];
  const auto* flag = from.FindFlag("platform");
  if (flag == nullptr || !flag->value) {
    return std::nullopt;
  }
  const auto read = dockerfile.Expand(from, *flag->value);
  return read.text.known() && read.uses.empty()
             ? std::optional(ImagePlatform{read.text.text(), flag->value->span()})
             : std::nullopt;
}

const docker::Instruction* ImageLink::health_check() const {
  const auto* found =
      build_->dockerfile().Latest(docker::Keyword::Healthcheck, *stage_, stage_->end);
  const bool none = found == nullptr || found->words.empty() || found->words.front() == "NONE" ||
                    found->words.front() == "none";
  return none ? nullptr : found;
}

}  // namespace linter::images

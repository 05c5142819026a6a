// What a container runs is read from its `command`, or from its `args` and the name of its image
// where it has no command. In a shell's script only a line without variables and quotes is known
// whole; of any other what is written counts, and what is missing does not.

#include "linter/k8s/component.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <utility>

#include "linter/k8s/command_line.h"
#include "linter/k8s/image_reference.h"
#include "linter/k8s/project.h"

namespace linter::k8s {

struct Program {
  std::string_view name;
  ComponentKind kind = ComponentKind::ApiServer;
};

constexpr std::array<Program, 5> Programs = {{
    {"kube-apiserver", ComponentKind::ApiServer},
    {"kube-controller-manager", ComponentKind::ControllerManager},
    {"kube-scheduler", ComponentKind::Scheduler},
    {"etcd", ComponentKind::Etcd},
    {"kubelet", ComponentKind::Kubelet},
}};

static std::optional<ComponentKind> KindOfProgram(std::string_view path) {
  // `--kubelet-service=kube-system/kubelet` is no program.
  if (path.substr(0, 1) == "-") {
    return std::nullopt;
  }
  const auto slash = path.find_last_of('/');
  const auto name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const auto* const found = std::find_if(Programs.begin(), Programs.end(),
                                         [&](const Program& each) { return each.name == name; });
  return found == Programs.end() ? std::nullopt : std::optional(found->kind);
}

// `v1.29.3` → 29.
static std::optional<std::int64_t> MinorVersion(std::string_view tag) {
  if (!tag.empty() && tag.front() == 'v') {
    tag.remove_prefix(1);
  }
  if (tag.substr(0, 2) != "1.") {
    return std::nullopt;
  }
  std::int64_t minor = 0;
  const auto* const end = tag.data() + tag.size();
  const auto [rest, error] = std::from_chars(tag.data() + 2, end, minor);
  return error == std::errc() && (rest == end || *rest == '.') ? std::optional(minor)
                                                               : std::nullopt;
}

// A variable that the kubelet or a shell puts in.
static bool Dynamic(std::string_view word) {
  return word.find("$(") != std::string_view::npos || word.find("${") != std::string_view::npos ||
         word.find('`') != std::string_view::npos;
}

std::optional<bool> ParseSwitch(std::string_view text) {
  constexpr std::array<std::string_view, 6> True = {"1", "t", "T", "true", "TRUE", "True"};
  constexpr std::array<std::string_view, 6> False = {"0", "f", "F", "false", "FALSE", "False"};
  if (std::find(True.begin(), True.end(), text) != True.end()) {
    return true;
  }
  const bool no = std::find(False.begin(), False.end(), text) != False.end();
  return no ? std::optional(false) : std::nullopt;
}

// Reads the words behind the program's name; each has the place of the same position.
void Component::Read(const std::vector<std::string>& words, const std::vector<yaml::Slot>& slots) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    complete_ = complete_ && !Dynamic(word);
    const auto dashes = std::min(word.find_first_not_of('-'), word.size());
    // Go's own flags, which etcd has, know one dash as well.
    if (dashes == 0 || dashes > 2 || (dashes == 1 && kind_ != ComponentKind::Etcd)) {
      continue;
    }
    word.remove_prefix(dashes);
    const auto equals = word.find('=');
    ComponentFlag flag{std::string(word.substr(0, equals)), {}, false, slots[i]};
    std::replace(flag.name.begin(), flag.name.end(), '_', '-');
    if (equals != std::string_view::npos) {
      flag.value = word.substr(equals + 1);
      flag.assigned = true;
    } else if (i + 1 < words.size() && words[i + 1].substr(0, 1) != "-") {
      flag.value = words[i + 1];
      flag.slot = slots[i + 1];
    }
    flags_.push_back(std::move(flag));
  }
}

static bool NamesProgram(std::string_view text) {
  // Most texts hold neither of what the names begin with.
  return (text.find("kube") != std::string_view::npos ||
          text.find("etcd") != std::string_view::npos) &&
         std::any_of(Programs.begin(), Programs.end(), [&](const Program& each) {
           return text.find(each.name) != std::string_view::npos;
         });
}

// Whether anything of a container may name a component. Every rule about components asks every
// container, so that it takes no memory.
static bool MayRun(const Container& container) {
  const auto any = [](const yaml::Slot& list) {
    const auto node = list.node();
    const auto count = node && node->is_sequence() ? node->size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (NamesProgram(node->Item(i).text())) {
        return true;
      }
    }
    return false;
  };
  return NamesProgram(container.image().value_or("")) || any(container["command"]) ||
         any(container["args"]);
}

constexpr std::string_view VariablePrefix = "ETCD_";

// Reads what etcd takes from the environment for flags that are not given.
void Component::ReadVariables(const Container& container) {
  std::vector<ComponentFlag> variables;
  complete_ = complete_ && container["envFrom"].size() == 0;
  for (const auto& variable : container["env"].Items()) {
    const auto name = variable["name"].Text().value_or("");
    if (name.substr(0, VariablePrefix.size()) != VariablePrefix) {
      continue;
    }
    ComponentFlag flag{
        std::string(name.substr(VariablePrefix.size())), {}, true, variable["value"]};
    std::transform(flag.name.begin(), flag.name.end(), flag.name.begin(), [](unsigned char c) {
      return c == '_' ? '-' : static_cast<char>(std::tolower(c));
    });
    flag.value = std::string(variable["value"].Text().value_or(""));
    complete_ = complete_ && !variable["valueFrom"].present() && !Dynamic(*flag.value);
    if (!Has(flag.name)) {
      variables.push_back(std::move(flag));
    }
  }
  flags_.insert(flags_.begin(), variables.begin(), variables.end());
}

// An image of etcd that is told by variables what to do, and whose own program reads them.
static bool IsToldByVariables(const Container& container) {
  const auto variables = container["env"].Items();
  return std::any_of(variables.begin(), variables.end(), [](const yaml::Slot& variable) {
    return variable["name"].Text().value_or("").substr(0, VariablePrefix.size()) == VariablePrefix;
  });
}

std::optional<Component> Component::Of(const Container& container) {
  if (!container.long_running() || container.workload().batch() || !MayRun(container)) {
    return std::nullopt;
  }
  auto line = CommandLineOf(
      container, [](std::string_view program) { return KindOfProgram(program).has_value(); });
  if (!line) {
    return std::nullopt;
  }
  const auto image = ReadImage(container.image().value_or(""));
  const auto by_image = KindOfProgram(image.repository);
  std::optional<Component> component;
  if (line->words.empty()) {
    // What an image does by itself is known of etcd alone, and where it is told how.
    if (by_image == ComponentKind::Etcd && IsToldByVariables(container)) {
      component = Component(*by_image, container["image"]);
    }
  } else if (const auto kind = KindOfProgram(line->words[0])) {
    component = Component(*kind, line->slots[0]);
    line->words.erase(line->words.begin());
    line->slots.erase(line->slots.begin());
  } else if (!container["command"].present() && line->words[0].substr(0, 2) == "--" && by_image) {
    component = Component(*by_image, container["args"]);
  }
  if (!component) {
    return std::nullopt;
  }
  component->complete_ = line->plain && !MayBePatch(container.workload());
  component->Read(line->words, line->slots);
  if (component->Has("help") || component->Has("version")) {
    return std::nullopt;
  }
  const bool etcd = component->kind() == ComponentKind::Etcd;
  if (etcd) {
    component->ReadVariables(container);
  } else {
    component->minor_version_ = MinorVersion(image.tag);
  }
  if (component->Has(etcd ? "config-file" : "config") || component->Has("config-dir")) {
    component->complete_ = false;
  }
  return component;
}

std::optional<Component> Component::Of(const Container& container, ComponentKind kind) {
  auto component = Of(container);
  return component && component->kind() == kind ? std::move(component) : std::nullopt;
}

std::string_view Component::name() const {
  return Programs.at(static_cast<std::size_t>(kind_)).name;
}

const ComponentFlag* Component::Find(std::string_view flag) const {
  const auto found = std::find_if(flags_.rbegin(), flags_.rend(),
                                  [&](const ComponentFlag& each) { return each.name == flag; });
  return found == flags_.rend() ? nullptr : &*found;
}

bool Component::Lacks(std::string_view flag) const {
  return complete_ && Text(flag).value_or("").empty();
}

std::optional<std::string> Component::Text(std::string_view flag) const {
  const auto* const found = Find(flag);
  return found == nullptr ? std::nullopt : std::optional(found->value.value_or(""));
}

std::optional<std::int64_t> Component::Int(std::string_view flag) const {
  const auto text = Text(flag).value_or("");
  std::int64_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && rest == end && !text.empty() ? std::optional(number)
                                                              : std::nullopt;
}

std::optional<bool> Component::Bool(std::string_view flag) const {
  const auto* const found = Find(flag);
  if (found == nullptr) {
    return std::nullopt;
  }
  return found->assigned ? ParseSwitch(*found->value) : std::optional(true);
}

std::vector<ComponentFlagItem> Component::Items(std::string_view flag) const {
  std::vector<ComponentFlagItem> items;
  for (const auto& each : flags_) {
    if (each.name != flag) {
      continue;
    }
    std::string_view rest = each.value ? std::string_view(*each.value) : std::string_view();
    while (!rest.empty()) {
      const auto end = std::min(rest.find(','), rest.size());
      if (end > 0) {
        items.push_back({std::string(rest.substr(0, end)), each.slot});
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return items;
}

bool Component::Lists(std::string_view flag, std::string_view item) const {
  const auto items = Items(flag);
  return std::any_of(items.begin(), items.end(),
                     [&](const ComponentFlagItem& each) { return each.text == item; });
}

bool ServesNodes(const Component& server) {
  return !server.Has("authorization-mode") || server.Lists("authorization-mode", "Node");
}

std::optional<bool> Component::FeatureGate(std::string_view gate) const {
  std::optional<bool> state;
  for (const auto& item : Items("feature-gates")) {
    const std::string_view text = item.text;
    const auto equals = text.find('=');
    if (equals != std::string_view::npos && text.substr(0, equals) == gate) {
      state = ParseSwitch(text.substr(equals + 1));
    }
  }
  return state;
}

Place Component::span(std::string_view flag) const {
  const auto* const found = Find(flag);
  return found == nullptr ? span() : found->slot.span();
}

}  // namespace linter::k8s

#include "linter/k8s/object_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/k8s/placeholder.h"

namespace linter::k8s {

// What names are made of, from the widest to the narrowest.
enum class NameForm : std::uint8_t {
  Free,
  // A step of a URL's path.
  Step,
  // Of RFC 1123: labels with dots between them.
  Domain,
  // One such label.
  Label,
  // One of RFC 1035, which begins with a letter.
  LetterLabel,
};

struct NameShape {
  NameForm form = NameForm::Domain;
  std::size_t limit = 253;
};

// A group of custom resources is a host name.
bool IsOfCluster(const Object& object) {
  constexpr std::array<std::string_view, 6> Own = {"",      "apps",   "autoscaling",
                                                   "batch", "policy", "extensions"};
  const auto group = object.group();
  const bool custom = group.find('.') != std::string_view::npos && group != "backstage.io";
  return custom || std::find(Own.begin(), Own.end(), group) != Own.end();
}

static NameShape ShapeOf(const Object& object) {
  constexpr std::array<std::string_view, 4> Rbac = {"Role", "ClusterRole", "RoleBinding",
                                                    "ClusterRoleBinding"};
  constexpr NameShape Label{NameForm::Label, 63};
  const auto kind = object.kind();
  if (std::find(Rbac.begin(), Rbac.end(), kind) != Rbac.end() ||
      object.group().ends_with(".openshift.io")) {
    return {NameForm::Step, SIZE_MAX};
  }
  if (object.Is("certificates.k8s.io", "CertificateSigningRequest") || !IsOfCluster(object)) {
    return {NameForm::Free, SIZE_MAX};
  }
  if (object.Is("", "Service")) {
    return {NameForm::LetterLabel, 63};
  }
  if (object.Is("batch", "CronJob")) {
    return {NameForm::Domain, 52};
  }
  return object.Is("", "Namespace") || object.Is("apps", "StatefulSet") ? Label : NameShape{};
}

static bool IsLower(char character) {
  return character >= 'a' && character <= 'z';
}

static bool IsAlphanumeric(char character) {
  return IsLower(character) || (character >= '0' && character <= '9');
}

// What keeps one character out of names, as the end of a sentence.
static std::string Charge(char character) {
  if (character >= 'A' && character <= 'Z') {
    return "has a capital letter";
  }
  if (character == ' ' || character == '\t' || character == '\n') {
    return "has a blank";
  }
  if (static_cast<unsigned char>(character) >= 0x80) {
    return "has a character that is not ASCII";
  }
  return fmt::format("has a `{}`", character);
}

static std::optional<std::string> StepFault(std::string_view name) {
  const auto at = name.find_first_of("/%");
  if (name == "." || name == "..") {
    return "is a step of every path";
  }
  return at == std::string_view::npos ? std::nullopt : std::optional(Charge(name[at]));
}

static std::optional<std::string> LabelFault(std::string_view label) {
  for (const char character : label) {
    if (!IsAlphanumeric(character) && character != '-') {
      return Charge(character);
    }
  }
  if (label.empty()) {
    return "has nothing beside a dot";
  }
  if (label.front() == '-') {
    return "has a part that begins with `-`";
  }
  return label.back() == '-' ? std::optional<std::string>("has a part that ends with `-`")
                             : std::nullopt;
}

static std::optional<std::string> DomainFault(std::string_view name) {
  while (true) {
    const auto dot = std::min(name.find('.'), name.size());
    auto fault = LabelFault(name.substr(0, dot));
    if (fault || dot == name.size()) {
      return fault;
    }
    name.remove_prefix(dot + 1);
  }
}

static std::optional<std::string> FormFault(std::string_view name, NameForm form) {
  switch (form) {
    case NameForm::Free:
      return std::nullopt;
    case NameForm::Step:
      return StepFault(name);
    case NameForm::Domain:
      return DomainFault(name);
    case NameForm::Label:
      return LabelFault(name);
    case NameForm::LetterLabel:
      break;
  }
  auto fault = LabelFault(name);
  return fault || IsLower(name.front()) ? fault : "begins with a digit";
}

std::optional<std::string> NameFault(const Object& object) {
  const auto name = object.name();
  const auto slot = object.metadata()["name"];
  if (name.empty()) {
    const bool blank = slot.written() && slot.deepest().is_scalar() &&
                       !object.metadata()["generateName"].present();
    return blank ? std::optional(fmt::format("name of this {} is empty", object.kind()))
                 : std::nullopt;
  }
  if (StandsForAnother(name)) {
    return std::nullopt;
  }
  const auto shape = ShapeOf(object);
  if (const auto fault = FormFault(name, shape.form)) {
    return fmt::format("name `{}` {}", name, *fault);
  }
  if (name.size() > shape.limit) {
    return fmt::format("name has {} characters of {}", name.size(), shape.limit);
  }
  return std::nullopt;
}

}  // namespace linter::k8s

#include <fmt/format.h>

#include "linter/helm/functions.h"
#include "linter/helm/semver.h"
#include "linter/helm/version_object.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Kind;
using gotemplate::Object;
using gotemplate::ParamKind;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

// The object holds only the text, as a heap destroys nothing; it was parsed before.
static Version VersionOf(const Object& object) {
  const auto parsed = ParseVersion(static_cast<const Text*>(object.data)->bytes());
  return parsed ? *parsed : Version();
}

static Version Receiver(const Call& call) {
  return VersionOf(call.receiver.object());
}

static Value NewVersion(const Call& call, const Text* text) {
  return Value::Of(call.heap().NewObject(VersionPointerType, text));
}

static Value Natural(std::uint64_t number) {
  return Value::Number(Kind::Uint64, static_cast<std::int64_t>(number));
}

static Value Major(Call& call) {
  return Natural(Receiver(call).major);
}

static Value Minor(Call& call) {
  return Natural(Receiver(call).minor);
}

static Value Patch(Call& call) {
  return Natural(Receiver(call).patch);
}

static Value Prerelease(Call& call) {
  return call.String(Receiver(call).prerelease);
}

static Value Metadata(Call& call) {
  return call.String(Receiver(call).metadata);
}

static Value Original(Call& call) {
  return call.String(Receiver(call).original);
}

static Value String(Call& call) {
  return call.String(Receiver(call).ToString());
}

static Value Raised(const Call& call, Version version) {
  version.prerelease.clear();
  version.metadata.clear();
  return NewVersion(call, call.heap().NewText(version.ToString()));
}

static Value IncMajor(Call& call) {
  Version version = Receiver(call);
  ++version.major;
  version.minor = 0;
  version.patch = 0;
  return Raised(call, version);
}

static Value IncMinor(Call& call) {
  Version version = Receiver(call);
  ++version.minor;
  version.patch = 0;
  return Raised(call, version);
}

static Value IncPatch(Call& call) {
  Version version = Receiver(call);
  version.patch += version.prerelease.empty() ? 1 : 0;
  return Raised(call, version);
}

static int CompareTo(const Call& call) {
  return Compare(Receiver(call), VersionOf(call[0].object()));
}

static Value CompareVersions(Call& call) {
  return Value::Int(CompareTo(call));
}

static Value Equals(Call& call) {
  return Value::Of(CompareTo(call) == 0);
}

static Value GreaterThan(Call& call) {
  return Value::Of(CompareTo(call) > 0);
}

static Value LessThan(Call& call) {
  return Value::Of(CompareTo(call) < 0);
}

static std::span<const Function> Methods() {
  static const gotemplate::Type* const V = &VersionPointerType;
  static const Function Table[] = {
      {"Compare", CompareVersions, {V}},
      {"Equal", Equals, {V}},
      {"GreaterThan", GreaterThan, {V}},
      {"IncMajor", IncMajor},
      {"IncMinor", IncMinor},
      {"IncPatch", IncPatch},
      {"LessThan", LessThan, {V}},
      {"Major", Major},
      {"Metadata", Metadata},
      {"Minor", Minor},
      {"Original", Original},
      {"Patch", Patch},
      {"Prerelease", Prerelease},
      {"String", String},
  };
  return Table;
}

static void PrintVersion(const Object& object, TextBuilder& out) {
  out.Append(VersionOf(object).ToString());
}

const gotemplate::Type VersionPointerType = {"*semver.Version", "ptr",   Kind::Nil,
                                             Methods(),         nullptr, PrintVersion};

static Value Semver(Call& call) {
  const auto version = ParseVersion(call[0].bytes());
  return version ? NewVersion(call, &call[0].text()) : call.Fail(version.error().message);
}

static Value SemverCompare(Call& call) {
  const auto constraint = ParseConstraint(call[0].bytes());
  if (!constraint) {
    return call.Fail(constraint.error().message);
  }
  const auto version = ParseVersion(call[1].bytes());
  if (!version) {
    return call.Fail(version.error().message);
  }
  return Value::Of(Satisfies(*version, *constraint));
}

static constexpr auto Str = ParamKind::String;

std::span<const Function> VersionFunctions() {
  static const Function Table[] = {
      {"semver", Semver, {Str}},
      {"semverCompare", SemverCompare, {Str, Str}},
  };
  return Table;
}

}  // namespace linter::helm

// Over the manifests of the corpus, each on its own: an object is refused where `kubeconform
// -strict` refuses it, but for the differences in kubeconform_differences.tsv, each with its
// reason. `UPDATE_GOLDEN=1` writes the list; `SHOAL_SCHEMAS` is the folder that make_tables reads.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "linter/engine/object_faults.h"
#include "linter/k8s/project.h"
#include "linter/schema/catalog.h"
#include "linter/yaml/document.h"
#include "tests/corpus/corpus.h"

namespace linter::tests {

// File, apiVersion, kind and name, with tabs between; the verdicts of objects that share them.
using Verdicts = std::map<std::string, std::vector<bool>>;

static std::filesystem::path BesideThis(std::string_view name) {
  return std::filesystem::path(SHOAL_SOURCE) / "tests/corpus" / name;
}

static Verdicts AskKubeconform(const std::filesystem::path& corpus, const std::string& schemas) {
  const auto command =
      fmt::format("'{}' '{}' '{}' 1.{}", BesideThis("ask_kubeconform").string(),
                  (corpus / "manifests.jsonl").string(), schemas, schema::NewestVersion().newest);
  std::string answer;
  auto* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> bytes = {};
  while (const auto count = fread(bytes.data(), 1, bytes.size(), pipe)) {
    answer.append(bytes.data(), count);
  }
  EXPECT_EQ(pclose(pipe), 0) << command;
  Verdicts verdicts;
  std::istringstream lines(answer);
  for (std::string line; std::getline(lines, line);) {
    const auto tab = line.rfind('\t');
    verdicts[line.substr(0, tab)].push_back(line.substr(tab + 1) == "valid");
  }
  return verdicts;
}

// What kubeconform judges as well: enums, formats and keys are more than its schemas know.
static bool IsValid(const k8s::Object& object) {
  for (const auto& fault : engine::FaultsOf(object, schema::NewestVersion())) {
    switch (fault.kind) {
      case schema::FaultKind::UnknownField:
      case schema::FaultKind::WrongType:
      case schema::FaultKind::RequiredFieldMissing:
        return false;
      default:
        break;
    }
  }
  return true;
}

// As kubeconform calls it, which does not know that a name can be made up.
static std::string NameOf(const k8s::Object& object) {
  const auto generated = object.metadata()["generateName"].Text();
  return generated ? fmt::format("{}{{{{ generateName }}}}", *generated)
                   : std::string(object.name());
}

static void Judge(const Manifest& manifest, Verdicts& verdicts) {
  const SourceFile source{FileId{0}, manifest.file, manifest.text};
  const auto stream = yaml::Parse(source);
  k8s::Project project(k8s::World::Closed);
  for (const auto& document : stream.documents) {
    if (!document.broken()) {
      project.Add(document);
    }
  }
  for (const auto& object : project.objects()) {
    verdicts[fmt::format("{}\t{}\t{}\t{}", manifest.file, object.api_version(), object.kind(),
                         NameOf(object))]
        .push_back(IsValid(object));
  }
}

TEST(CorpusKubeconform, VerdictsAreEqualOrTheDifferenceHasAReason) {
  const auto corpus = Corpus();
  const auto* schemas = std::getenv("SHOAL_SCHEMAS");
  const auto* program = std::getenv("SHOAL_KUBECONFORM");
  if (!corpus || schemas == nullptr || program == nullptr) {
    GTEST_SKIP() << "no corpus, or no kubeconform: set SHOAL_CORPUS, SHOAL_SCHEMAS, "
                    "SHOAL_KUBECONFORM";
  }
  const auto theirs = AskKubeconform(*corpus, schemas);
  Verdicts ours;
  for (const auto& manifest : Manifests(*corpus)) {
    Judge(manifest, ours);
  }
  std::map<std::string, std::string> listed;
  std::ifstream file(BesideThis("kubeconform_differences.tsv"));
  for (std::string line; std::getline(file, line);) {
    if (const auto tab = line.rfind('\t'); !line.starts_with('#') && tab != std::string::npos) {
      listed[line.substr(0, tab)] = line.substr(tab + 1);
    }
  }
  std::size_t judged = 0;
  std::set<std::string> unexplained;
  std::set<std::string> different;
  std::size_t equal = 0;
  for (const auto& [key, verdicts] : theirs) {
    const auto found = ours.find(key);
    const auto count = found == ours.end() ? 0 : found->second.size();
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      ++judged;
      if (i < count && found->second[i] == verdicts[i]) {
        ++equal;
        continue;
      }
      const auto line = fmt::format("{}\t{}", key, verdicts[i] ? "valid" : "invalid");
      different.insert(line);
      if (!listed.contains(line)) {
        unexplained.insert(line);
      }
    }
  }
  fmt::print("{} of {} objects, {:.2f} %\n", equal, judged,
             100.0 * static_cast<double>(equal) / static_cast<double>(judged));
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream golden(BesideThis("kubeconform_differences.tsv"));
    golden << "# file\tapiVersion\tkind\tname\twhat kubeconform says\twhy shoal differs\n";
    for (const auto& line : different) {
      golden << line << '\t' << listed[line] << '\n';
    }
  }
  EXPECT_GE(static_cast<double>(equal), 0.99 * static_cast<double>(judged));
  EXPECT_TRUE(unexplained.empty()) << fmt::format("{}", fmt::join(unexplained, "\n"));
  for (const auto& [line, reason] : listed) {
    EXPECT_TRUE(different.contains(line)) << "no difference any more: " << line;
    EXPECT_FALSE(reason.empty()) << "no reason: " << line;
  }
}

}  // namespace linter::tests

#include "linter/readiness/checklist.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "linter/readiness/proofs.h"
#include "rules/catalog.h"

namespace linter::readiness {

using testing::ElementsAre;
using testing::IsEmpty;

static Checklist Read(std::string text) {
  const SourceFile file{FileId(0), "list.yaml", std::move(text)};
  return ReadChecklist(file);
}

static Checklist Shipped() {
  return Read(std::string(DeploymentChecklist()));
}

TEST(Checklist, ShippedOneIsSound) {
  const auto list = Shipped();
  for (const auto& flaw : list.flaws) {
    ADD_FAILURE() << flaw.span.begin << ": " << flaw.message;
  }
  const auto rules = rules::All();
  std::set<std::string_view> known = {EveryError};
  for (const auto& rule : rules) {
    known.insert(rule.id);
  }
  for (const auto* row : list.Rows()) {
    EXPECT_FALSE(row->satisfy.empty() || row->attest.empty()) << row->id;
    for (const auto& id : row->rules.value_or(std::vector<std::string>())) {
      EXPECT_TRUE(known.contains(id)) << row->id << " names " << id;
    }
    for (const auto& id : row->members) {
      EXPECT_NE(list.Find(id), nullptr) << row->id << " sums up " << id;
    }
  }
}

TEST(Checklist, RulesNameRowsThatThereAre) {
  const auto list = Shipped();
  for (const auto& rule : rules::All()) {
    for (const auto& id : rule.checklist) {
      EXPECT_NE(list.Find(id), nullptr) << rule.id << " names " << id;
    }
  }
}

// `UPDATE_GOLDEN=1` writes the list anew.
TEST(Checklist, ReadmeListsEveryProof) {
  constexpr std::string_view Begin = "## Proofs\n\n";
  constexpr std::string_view End = "\nWhat a proof says";
  std::string table = "| proof | finds that |\n| --- | --- |\n";
  for (const auto& rule : Proofs()) {
    table += "| `" + std::string(rule.id) + "` | " + std::string(rule.summary) + " |\n";
  }
  for (const auto& proof : FileProofs()) {
    table += "| `" + std::string(proof.id) + "` | " + std::string(proof.summary) + " |\n";
  }
  const std::string path = SHOAL_SOURCE "/rules/checklists/README.md";
  std::stringstream read;
  read << std::ifstream(path).rdbuf();
  auto text = read.str();
  const auto begin = text.find(Begin) + Begin.size();
  const auto end = text.find(End);
  ASSERT_NE(end, std::string::npos);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    text.replace(begin, end - begin, table);
    std::ofstream(path) << text;
  } else {
    EXPECT_EQ(text.substr(begin, end - begin), table);
  }
}

// The document itself, which lies beside the project where it is developed.
TEST(Checklist, HasEveryRowOfTheDocumentInItsOrder) {
  std::ifstream file(SHOAL_SOURCE "/../shared/seed/deployment-checklist.md");
  const auto* elsewhere = std::getenv("SHOAL_SEED");
  if (elsewhere != nullptr) {
    file.close();
    file.open(elsewhere);
  }
  if (!file) {
    GTEST_SKIP() << "no document: set SHOAL_SEED";
  }
  const std::regex box(R"(^(?:- |\d+\. )\[ \] (.*)$)");
  std::vector<std::string> wanted;
  for (std::string line; std::getline(file, line);) {
    std::smatch match;
    if (std::regex_match(line, match, box)) {
      wanted.push_back(match[1]);
    }
  }
  std::vector<std::string> rows;
  const std::set<std::string> titles(wanted.begin(), wanted.end());
  const auto list = Shipped();
  for (const auto* row : list.Rows()) {
    if (titles.contains(row->title)) {
      rows.push_back(row->title);
    }
  }
  EXPECT_EQ(wanted.size(), 98U);
  EXPECT_EQ(rows, wanted);
}

TEST(Checklist, MistakesAreTold) {
  const auto list = Read(R"(checklist: Ours
sections:
  - title: One
    groups:
      - title: Two
        rows:
          - {id: A, row: First, proof: certainly, subject: servers}
          - {id: A, row: Second, objects: [{kinds: [a/b/c/d], when: "spec ="}]}
          - {row: Third}
)");
  std::vector<std::string> messages;
  for (const auto& flaw : list.flaws) {
    messages.push_back(flaw.message);
  }
  EXPECT_THAT(
      messages,
      ElementsAre("`certainly` is no degree of proof; there are `provable`, `partly`, "
                  "`attested`",
                  "a row has no `subject`; did you mean `subjects`?", "there is a row `A` already",
                  "`a/b/c/d` is no kind", testing::_, "this row has no `id` or no `row`"));
  EXPECT_THAT(Read("").flaws, IsEmpty());
  EXPECT_FALSE(Read("sections: [").flaws.empty());
}

}  // namespace linter::readiness
